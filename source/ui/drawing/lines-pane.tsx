import {isDeepStrictEqual} from 'node:util';
import {memo} from 'react';
import type {Size} from '../../size.js';
import type {Line} from './line.js';
import {Pane} from './pane.js';
import {Rows} from './rows.js';

type Props = {
	readonly title: string;
	readonly note?: Line;
	readonly size: Size;
	readonly isFocused: boolean;
	readonly lines: readonly Line[];
};

/**
A pane that is full of rows. It is drawn anew only when it reads otherwise than before.
*/
export const LinesPane = memo(({lines, ...pane}: Props) => {
	const {columns, rows} = pane.size;
	return (
		<Pane {...pane}>
			<Rows lines={lines} width={columns - 2} height={rows - 2}/>
		</Pane>
	);
}, isDeepStrictEqual);

LinesPane.displayName = 'LinesPane';
