import {isDeepStrictEqual} from 'node:util';
import {Box} from 'ink';
import {memo} from 'react';
import type {Size} from '../../size.js';
import type {Line} from '../drawing/line.js';
import {LinesPane} from '../drawing/lines-pane.js';

type Props = {
	readonly title: string;
	readonly note?: Line;
	readonly lines: readonly Line[];
	/**
	What it wants; it is no larger than the frame behind it.
	*/
	readonly size: Size;
	/**
	The frame behind it; the box is in the middle.
	*/
	readonly frame: Size;
};

const blank: Line = [];

/**
A framed box over the panes. All its rows are padded, so that nothing shows through.
*/
export const OverlayBox = memo(({title, note, lines, size, frame}: Props) => {
	const columns = Math.min(size.columns, frame.columns);
	const rows = Math.min(size.rows, frame.rows);
	return (
		<Box
			position='absolute'
			top={Math.max(0, Math.floor((frame.rows - rows) / 2))}
			left={Math.max(0, Math.floor((frame.columns - columns) / 2))}
		>
			<LinesPane isFocused title={title} note={note} size={{columns, rows}} lines={Array.from({length: Math.max(0, rows - 2)}, (_, index) => lines[index] ?? blank)}/>
		</Box>
	);
}, isDeepStrictEqual);

OverlayBox.displayName = 'OverlayBox';
