import {Box, Text} from 'ink';
import {MINIMUM_SIZE, type Size} from '../layout.js';

/**
What a terminal shows that is too small for the panes.
*/
export const TooSmall = ({columns, rows}: Size) => (
	<Box width={columns} height={Math.max(1, rows - 1)} overflow='hidden'>
		<Text wrap='wrap'>{`clickmon needs ${MINIMUM_SIZE.columns}×${MINIMUM_SIZE.rows}; this is ${columns}×${rows}. q quits.`}</Text>
	</Box>
);
