import {sanitize} from '../../records/text/sanitize.js';
import {cutText, textWidth} from '../../records/text/text-width.js';
import {firstCharacter, partsOf, type TextField} from '../keys/line-editor.js';
import {span, type Line} from './line.js';

/**
The end of a text, at most this wide.
*/
const endOfText = (text: string, columns: number): string => {
	const characters = [...text];
	while (characters.length > 0 && textWidth(characters.join('')) > columns) {
		characters.splice(0, Math.max(1, Math.floor((characters.length - columns) / 2)));
	}

	return characters.join('');
};

/**
A text field with its cursor, at most `columns` cells wide. Of a longer text, it shows the part around the cursor.
*/
export const fieldLine = (field: TextField, columns: number): Line => {
	const [before, after] = partsOf(field);
	const under = firstCharacter(after);
	const cursor = under === '' ? ' ' : sanitize(under);
	const shown = endOfText(sanitize(before), Math.max(0, columns - textWidth(cursor)));
	const rest = cutText(sanitize(after.slice(under.length)), Math.max(0, columns - textWidth(shown) - textWidth(cursor)));
	return [span(shown), span(cursor, {isInverse: true}), span(rest)].filter(({text}) => text !== '');
};
