import {asVisible, type VisibleText} from './visible-text.js';

/**
A number as people read it: `12,034`, `1.5`. Never negative. Intl says the same, but to load what it knows of the world takes a tenth of the time to the first frame.
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

const LONGEST_LINE = 300;

/**
A message of the service or the system as one line that is safe on a terminal: it can quote what anybody wrote.
*/
export const oneLine = (text: string): string => {
	const line = text.replaceAll(/[\s\p{Control}\p{Format}\p{Surrogate}]+/gv, ' ').trim();
	return line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE - 1)}…` : line;
};

/**
A stream's name as it stands in a sentence, safe on a terminal.
*/
export const named = (streamName: string): string => `stream “${oneLine(streamName)}”`;

const PLAIN = /^[\u{20}-\u{7E}]*$/v;

// Nothing in the names and words of a service needs marks, or blanks other than the space.
const NOT_VISIBLE = /[\p{Default_Ignorable_Code_Point}[^\p{Letter}\p{Number}\p{Punctuation}\p{Symbol} ]]/gv;

/**
A short text of an endpoint (a name, a status, an id) in which every character that could act on a terminal, vanish, or reorder what stands beside it is written out: `\u{1b}`. For texts of a few thousand characters at most.
*/
export const visible = (text: string): VisibleText => asVisible(PLAIN.test(text)
	? text
	: text.replaceAll(NOT_VISIBLE, character => String.raw`\u{${character.codePointAt(0)!.toString(16)}}`));
