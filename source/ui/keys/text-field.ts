import type {KeyPress} from './key-press.js';

/**
The text after a key of a field that is edited at its end; undefined when the key is none of editing. Ctrl+U empties it, Ctrl+W takes the last word, as in a shell.
*/
export const edited = (text: string, {name, text: typed}: KeyPress): string | undefined => {
	switch (name) {
		case 'backspace': {
			return [...text].slice(0, -1).join('');
		}

		case 'ctrl+u': {
			return '';
		}

		case 'ctrl+w': {
			return text.trimEnd().split(/(?<=\s)/v).slice(0, -1).join('');
		}

		default: {
			return typed === undefined ? undefined : text + typed;
		}
	}
};
