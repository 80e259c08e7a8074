import type stringWidth from 'string-width';
import type {Options} from 'string-width';
import {isPlain} from '../../source/records/text/plain-text.js';

// They take no column.
// eslint-disable-next-line no-control-regex, regexp/no-control-character -- Colours begin with it.
const COLOUR = /\u{1B}\[[\d;]*m/gv;

/**
The library, loaded by its first use: it compiles an expression with all emoji, which takes a tenth of the time to the first frame.
*/
// eslint-disable-next-line unicorn/prefer-module, @typescript-eslint/no-require-imports -- An import would load it at once.
const measure = (): typeof stringWidth => (require('string-width') as {readonly default: typeof stringWidth}).default;

/**
Stands for string-width in the bundle, where Ink and its libraries measure text. It measures plain text itself, with or without colours.
*/
export default function quickStringWidth(text: string, options?: Options): number {
	if (options !== undefined) {
		return measure()(text, options);
	}

	const shown = text.replaceAll(COLOUR, '');
	return isPlain(shown) ? shown.length : measure()(text);
}
