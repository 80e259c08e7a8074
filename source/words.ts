import {asVisible, type VisibleText} from './visible-text.js';

/**
A number as people read it: `12,034`, `1.5`. Never negative. Intl does the same, but loading it takes a tenth of the time to the first frame.
*/
export const grouped = (count: number): string => {
	const [whole = '', fraction] = String(count).split('.', 2);
	let rest = whole;
	let groups = '';
	while (rest.length > 3) {
		groups = `,${rest.slice(-3)}${groups}`;
		rest = rest.slice(0, -3);
	}

	return rest + groups + (fraction === undefined ? '' : `.${fraction}`);
};

/**
`1 open shard`, `3 consumers`: a count with its noun.
*/
export const counted = (count: number, noun: string): string => `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;

/**
`1`, `1 and 2`, `1, 2 and 3`.
*/
export const listed = (words: readonly string[]): string => words.length < 2
	? words.join('')
	: `${words.slice(0, -1).join(', ')} and ${words.at(-1)!}`;

const LONGEST_LINE = 300;

/**
A message of the service or the system as one line, safe on a terminal: it can quote any text.
*/
export const oneLine = (text: string): string => {
	const line = text.replaceAll(/[\s\p{Control}\p{Format}\p{Surrogate}]+/gv, ' ').trim();
	return line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE - 1)}…` : line;
};

/**
A stream's name in a sentence, safe on a terminal.
*/
export const named = (streamName: string): string => `stream “${oneLine(streamName)}”`;

const PLAIN = /^[\u{20}-\u{7E}]*$/v;

// Names and words of a service need no combining marks, and no blanks except the space.
const NOT_VISIBLE = /[\p{Default_Ignorable_Code_Point}[^\p{Letter}\p{Number}\p{Punctuation}\p{Symbol} ]]/gv;

/**
A short text of an endpoint (a name, a status, an id). Characters that could act on a terminal, vanish or reorder text are written out: `\u{1b}`. For texts of at most a few thousand characters.
*/
export const visible = (text: string): VisibleText => asVisible(PLAIN.test(text)
	? text
	: text.replaceAll(NOT_VISIBLE, character => String.raw`\u{${character.codePointAt(0)!.toString(16)}}`));
