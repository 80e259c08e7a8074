import type {Key} from 'ink';
import {expect, test} from 'vitest';
import {keyPresses} from '../../../source/ui/keys/key-press.js';

const noKey: Key = {
	upArrow: false,
	downArrow: false,
	leftArrow: false,
	rightArrow: false,
	pageDown: false,
	pageUp: false,
	home: false,
	end: false,
	return: false,
	escape: false,
	ctrl: false,
	shift: false,
	tab: false,
	backspace: false,
	delete: false,
	meta: false,
	super: false,
	hyper: false,
	capsLock: false,
	numLock: false,
};

const names = (input: string, key: Partial<Key> = {}) => keyPresses(input, {...noKey, ...key}).map(({name}) => name);

test.each<[string, string, Partial<Key>, readonly string[]]>([
	['a letter', 'p', {}, ['p']],
	['fast typing is one event of several keys', 'p>>', {}, ['p', '>', '>']],
	['Enter at the end of a chunk is not lost', 'a\r', {}, ['a', 'enter']],
	['two tabs in one chunk', '\t\t', {}, ['tab', 'tab']],
	['a space', ' ', {}, ['space']],
	['Shift+Tab', '', {tab: true, shift: true}, ['shift+tab']],
	['an arrow', '', {upArrow: true}, ['up']],
	['Backspace, which some terminals call delete', '', {delete: true}, ['backspace']],
	['Ctrl+C', 'c', {ctrl: true}, ['ctrl+c']],
	['Ctrl+C in a chunk', 'x\u{3}', {}, ['x', 'ctrl+c']],
	['Ctrl+Z in a chunk', 'x\u{1A}', {}, ['x', 'ctrl+z']],
	['Alt+T is not T', 't', {meta: true}, []],
	['other controls are nothing', '\u{1}\u{85}', {}, []],
	['a character outside the basic plane is one key', '😀t', {}, ['😀', 't']],
])('%s', (_, input, key, expected) => {
	expect(names(input, key)).toEqual(expected);
});

test('only what can be typed has a text', () => {
	expect(keyPresses('a \r', noKey)).toEqual([{name: 'a', text: 'a'}, {name: 'space', text: ' '}, {name: 'enter'}]);
});
