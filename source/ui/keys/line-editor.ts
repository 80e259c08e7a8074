import type {KeyPress} from './key-press.js';

/**
A text field. `cursor` is an index in `typed`, in UTF-16 units; by default the end.
*/
export type TextField = {
	readonly typed: string;
	readonly cursor?: number | undefined;
};

type Edited = Required<Pick<TextField, 'typed'>> & {readonly cursor: number};

const segmenter = new Intl.Segmenter();

/**
The text before the cursor and after it.
*/
export const partsOf = ({typed, cursor = typed.length}: TextField): readonly [before: string, after: string] => [typed.slice(0, cursor), typed.slice(cursor)];

/**
The first character as people count: with its accents, or a whole emoji.
*/
export const firstCharacter = (text: string): string => segmenter.segment(text).containing(0)?.segment ?? '';

const lastCharacter = (text: string): string => segmenter.segment(text).containing(Math.max(0, text.length - 1))?.segment ?? '';

const withoutLastCharacter = (text: string): string => text.slice(0, text.length - lastCharacter(text).length);

const withoutLastWord = (text: string): string => text.trimEnd().split(/(?<=\s)/v).slice(0, -1).join('');

/**
How each key changes the text before and after the cursor.
*/
const keys: Readonly<Record<string, (before: string, after: string) => readonly [before: string, after: string]>> = {
	left: (before, after) => [withoutLastCharacter(before), lastCharacter(before) + after],
	right(before, after) {
		const character = firstCharacter(after);
		return [before + character, after.slice(character.length)];
	},
	home: (before, after) => ['', before + after],
	end: (before, after) => [before + after, ''],
	backspace: (before, after) => [withoutLastCharacter(before), after],
	'ctrl+w': (before, after) => [withoutLastWord(before), after],
	'ctrl+u': (_before, after) => ['', after],
	'ctrl+k': before => [before, ''],
};

const shellKeys: Readonly<Record<string, string>> = {'ctrl+a': 'home', 'ctrl+e': 'end'};

const joined = ([before, after]: readonly [string, string]): Edited => ({typed: before + after, cursor: before.length});

/**
The field with a text inserted at its cursor.
*/
export const inserted = (field: TextField, text: string): Edited => {
	const [before, after] = partsOf(field);
	return joined([before + text, after]);
};

/**
The field after a key; undefined if the key edits nothing. Left, Right, Home and End move the cursor. Ctrl+W deletes the word before it, Ctrl+U everything before it, Ctrl+K everything after it. Ctrl+A and Ctrl+E are Home and End, as in a shell.
*/
export const edited = (field: TextField, {name, text}: KeyPress): Edited | undefined => {
	if (text !== undefined) {
		return inserted(field, text);
	}

	const key = shellKeys[name] ?? name;
	return Object.hasOwn(keys, key) ? joined(keys[key]!(...partsOf(field))) : undefined;
};
