import {Box} from 'ink';
import type {Size} from '../layout.js';
import type {Line} from '../line.js';
import {Pane} from './pane.js';
import {Rows} from './rows.js';

type Props = {
	readonly title: string;
	readonly note?: Line;
	readonly lines: readonly Line[];
	readonly size: Size;
	/**
	What it lies on, in whose middle it stands.
	*/
	readonly frame: Size;
};

/**
A framed box over the panes; its rows are padded, so that nothing shines through.
*/
export const Overlay = ({title, note, lines, size, frame}: Props) => (
	<Box
		position='absolute'
		top={Math.max(0, Math.floor((frame.rows - size.rows) / 2))}
		left={Math.max(0, Math.floor((frame.columns - size.columns) / 2))}
	>
		<Pane isFocused title={title} note={note} size={size}>
			<Rows lines={lines} width={size.columns - 2} height={size.rows - 2}/>
		</Pane>
	</Box>
);
