import {isDeepStrictEqual} from 'node:util';
import chalk from 'chalk';
import {Text} from 'ink';
import {memo} from 'react';
import {withoutControls} from '../../records/text/sanitize.js';
import {useAppearance} from '../appearance/appearance.js';
import {asciiLine} from '../appearance/ascii.js';
import {fitLine, type Line, type Span} from './line.js';

/**
A piece of a line with its escape sequences, as Ink makes them from a Text. A Text takes four nodes of Ink's tree and a layout, and a screen has hundreds of pieces.
*/
const paint = ({text: laidOut, color, isBold = false, isDim = false, isInverse = false, isUnderlined = false}: Span): string => {
	const text = withoutControls(laidOut);
	let painted = isDim ? chalk.dim(text) : text;
	painted = color === undefined ? painted : chalk[color](painted);
	painted = isBold ? chalk.bold(painted) : painted;
	painted = isUnderlined ? chalk.underline(painted) : painted;
	return isInverse ? chalk.inverse(painted) : painted;
};

type Props = {
	readonly line: Line;
	readonly width: number;
	/**
	Blank cells at both ends, within the width.
	*/
	readonly indent?: number;
};

/**
One row of the screen, exactly `width` cells: the unit that Ink draws fastest. All text goes to the screen here, and no control code gets past it.
*/
export const Row = memo(({line, width, indent = 0}: Props) => {
	const {glyphs, isInBackground, isLarge} = useAppearance();
	const fitted = fitLine(line, width - (2 * indent));
	const shown = glyphs.isAscii ? asciiLine(fitted) : fitted;
	const margin = ' '.repeat(indent);
	return (
		<Text wrap='truncate-end' bold={isLarge} dimColor={isInBackground}>
			{margin + shown.map(piece => paint(piece)).join('') + margin}
		</Text>
	);
}, isDeepStrictEqual);

Row.displayName = 'Row';
