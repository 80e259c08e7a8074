import type {Key} from 'ink';

/**
One key, by its name in the keymap: `p`, `+`, `space`, `tab`, `shift+tab`, `ctrl+c`. `text` is what it writes into a text field.
*/
export type KeyPress = {readonly name: string; readonly text?: string};

const namedCharacters: Readonly<Record<string, KeyPress>> = {
	'\r': {name: 'enter'},
	'\n': {name: 'enter'},
	'\t': {name: 'tab'},
	'\b': {name: 'backspace'},
	'\u{7F}': {name: 'backspace'},
	'\u{1B}': {name: 'escape'},
	'\u{3}': {name: 'ctrl+c'},
	'\u{15}': {name: 'ctrl+u'},
	'\u{17}': {name: 'ctrl+w'},
	'\u{1A}': {name: 'ctrl+z'},
	' ': {name: 'space', text: ' '},
};

const specialKeys = (key: Key): string | undefined => {
	const names: ReadonlyArray<readonly [boolean, string]> = [
		[key.upArrow, 'up'],
		[key.downArrow, 'down'],
		[key.leftArrow, 'left'],
		[key.rightArrow, 'right'],
		[key.pageUp, 'pageup'],
		[key.pageDown, 'pagedown'],
		[key.home, 'home'],
		[key.end, 'end'],
		[key.return, 'enter'],
		[key.escape, 'escape'],
		[key.tab, key.shift ? 'shift+tab' : 'tab'],
		[key.backspace || key.delete, 'backspace'],
	];
	return names.find(([isPressed]) => isPressed)?.[1];
};

const isPrintable = (character: string): boolean => !/\p{Control}/v.test(character);

/**
The keys of one input event of Ink, in order. Fast typing arrives as one event with several characters.
*/
export const keyPresses = (input: string, key: Key): readonly KeyPress[] => {
	const special = specialKeys(key);
	if (special !== undefined) {
		return [{name: special}];
	}

	// Alt with a letter is another key: Alt+T must not ask to tear down.
	if (key.meta) {
		return [];
	}

	if (key.ctrl) {
		return input === '' ? [] : [{name: `ctrl+${input}`}];
	}

	return [...input].flatMap(character =>
		namedCharacters[character] ?? (isPrintable(character) ? {name: character, text: character} : []));
};
