import {isDeepStrictEqual} from 'node:util';
import {Text} from 'ink';
import {memo} from 'react';
import {useAppearance} from '../appearance.js';
import {asciiLine} from '../drawing/ascii.js';
import {fitLine, type Line, type Span} from '../drawing/line.js';
import type {Style} from '../theme.js';

/**
Ink's names for a style.
*/
export const textProps = ({color, isBold, isDim, isInverse, isUnderlined}: Style) => ({
	color,
	bold: isBold,
	dimColor: isDim,
	inverse: isInverse,
	underline: isUnderlined,
});

const hasStyle = ({color, isBold = false, isDim = false, isInverse = false, isUnderlined = false}: Span) =>
	color !== undefined || isBold || isDim || isInverse || isUnderlined;

type Props = {
	readonly line: Line;
	readonly width: number;
	/**
	Blank cells at both ends, within the width.
	*/
	readonly indent?: number;
};

/**
One row of the screen, exactly `width` cells: the unit that Ink draws fastest. All text of the panes goes to the screen here.
*/
export const Row = memo(({line, width, indent = 0}: Props) => {
	const {glyphs, isInBackground, isLarge} = useAppearance();
	const fitted = fitLine(line, width - (2 * indent));
	const shown = glyphs.isAscii ? asciiLine(fitted) : fitted;
	return (
		<Text wrap='truncate-end' bold={isLarge} dimColor={isInBackground}>
			{' '.repeat(indent)}
			{shown.map((piece, index) => hasStyle(piece)
				// A span has no identity but its place.
				? <Text key={index} {...textProps(piece)}>{piece.text}</Text>
				: piece.text)}
			{' '.repeat(indent)}
		</Text>
	);
}, isDeepStrictEqual);

Row.displayName = 'Row';
