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
	['Up', '', {upArrow: true}, ['up']],
	['Down', '', {downArrow: true}, ['down']],
	['Left', '', {leftArrow: true}, ['left']],
	['Right', '', {rightArrow: true}, ['right']],
	['Page Up', '', {pageUp: true}, ['pageup']],
	['Page Down', '', {pageDown: true}, ['pagedown']],
	['Home', '', {home: true}, ['home']],
	['End', '', {end: true}, ['end']],
	['Enter', '\r', {return: true}, ['enter']],
	['Escape', '', {escape: true}, ['escape']],
	['Tab', '', {tab: true}, ['tab']],
	['Ctrl with a key that Ink has no name for', '', {ctrl: true}, []],
	['Ctrl+U in a chunk', '\u{15}', {}, ['ctrl+u']],
	['Ctrl+W in a chunk', '\u{17}', {}, ['ctrl+w']],
	['Backspace in a chunk, by either of its codes', '\b\u{7F}', {}, ['backspace', 'backspace']],
	['Escape in a chunk', '\u{1B}', {}, ['escape']],
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
