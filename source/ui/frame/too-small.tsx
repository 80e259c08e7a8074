import {Box, Text} from 'ink';
import {useAppearance} from '../appearance/appearance.js';
import {toAscii} from '../appearance/ascii.js';
import type {Size} from '../../size.js';
import {MINIMUM_SIZE} from './layout.js';

/**
What a terminal shows that is too small for the panes.
*/
export const TooSmall = ({columns, rows}: Size) => {
	const {glyphs} = useAppearance();
	const text = `clickmon needs ${MINIMUM_SIZE.columns}×${MINIMUM_SIZE.rows}; this is ${columns}×${rows}. q quits.`;
	return (
		<Box width={columns} height={Math.max(1, rows - 1)} overflow='hidden'>
			<Text wrap='wrap'>{glyphs.isAscii ? toAscii(text) : text}</Text>
		</Box>
	);
};
