import {sanitize} from '../../../records/text/sanitize.js';
import {textWidth} from '../../../records/text/text-width.js';
import type {Appearance} from '../../appearance/appearance.js';
import {line, span, type Line} from '../../drawing/line.js';
import type {FilterLine} from './filter-line.js';

const HELP = 'text  /regex/i  field=value  field~part  size>1000  shard=7  !not  or';

/**
The end of a text that fits in so many cells: where it is typed.
*/
export const endOfText = (text: string, columns: number): string => {
	const characters = [...text];
	while (characters.length > 0 && textWidth(characters.join('')) > columns) {
		characters.splice(0, Math.max(1, Math.floor((characters.length - columns) / 2)));
	}

	return characters.join('');
};

/**
What can be typed, or what is wrong with what was; below it the line itself, with its cursor.
*/
export const filterRows = ({typed, complaint}: FilterLine, columns: number, {theme}: Appearance): readonly Line[] => [
	complaint === undefined ? line(` ${HELP}`, theme.muted) : line(` ${sanitize(complaint)}: the filter before still holds`, theme.bad),
	[
		span(' / ', {...theme.accent, isBold: true}),
		span(endOfText(sanitize(typed), columns - 5)),
		span(' ', {isInverse: true}),
	],
];
