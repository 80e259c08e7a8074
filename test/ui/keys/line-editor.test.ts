import {expect, test} from 'vitest';
import {edited, inserted, type TextField} from '../../../source/ui/keys/line-editor.js';

// `|` is the cursor.
const field = (text: string): TextField => ({typed: text.replace('|', ''), cursor: text.indexOf('|')});

const shown = ({typed, cursor = typed.length}: TextField): string => `${typed.slice(0, cursor)}|${typed.slice(cursor)}`;

const press = (text: string, names: readonly string[]): string => {
	let current = field(text);
	for (const name of names) {
		current = edited(current, {name, ...([...name].length === 1 && {text: name})})!;
	}

	return shown(current);
};

test.each<[from: string, keys: readonly string[], to: string]>([
	['|', ['a', 'b'], 'ab|'],
	['ac|', ['left', 'b'], 'ab|c'],
	['|', ['left', 'right', 'backspace', 'ctrl+w', 'ctrl+u', 'ctrl+k'], '|'],
	['|ab', ['left'], '|ab'],
	['ab|', ['right'], 'ab|'],
	['a|b', ['home'], '|ab'],
	['a|b', ['end'], 'ab|'],
	['a|b', ['ctrl+a'], '|ab'],
	['a|b', ['ctrl+e'], 'ab|'],
	['ab|c', ['backspace'], 'a|c'],
	['|abc', ['backspace'], '|abc'],
	['user-3 cart|', ['ctrl+w'], 'user-3 |'],
	['user-3 |', ['ctrl+w'], '|'],
	['user-3  ca|rt', ['ctrl+w'], 'user-3  |rt'],
	['   |', ['ctrl+w'], '|'],
	['ab|cd', ['ctrl+u'], '|cd'],
	['ab|cd', ['ctrl+k'], 'ab|'],
	// A person's characters: an accent of its own, a family of four, a flag.
	['e\u{301}|', ['left'], '|e\u{301}'],
	['|👨‍👩‍👧‍👦x', ['right'], '👨‍👩‍👧‍👦|x'],
	['a🇩🇪|', ['backspace'], 'a|'],
])('%s with %j is %s', (from, keys, to) => {
	expect(press(from, keys)).toBe(to);
});

test.each(['enter', 'tab', 'up', 'constructor', 'ctrl+x'])('%s edits nothing', name => {
	expect(edited(field('a|b'), {name})).toBeUndefined();
});

test('a text goes in at the cursor, and at the end where none is said', () => {
	const between = field('a|d');
	expect(shown(inserted(between, 'bc'))).toBe('abc|d');
	expect(shown(inserted({typed: 'a'}, 'b'))).toBe('ab|');
});
