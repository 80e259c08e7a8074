import {isDeepStrictEqual} from 'node:util';
import {memo} from 'react';
import type {Line} from './line.js';
import {insideOf, type PaneSize} from './pane-size.js';
import {Pane} from './pane.js';
import {Rows} from './rows.js';

type Props = {
	readonly title: string;
	readonly note?: Line;
	readonly size: PaneSize;
	readonly isFocused: boolean;
	readonly lines: readonly Line[];
};

/**
A pane that is full of rows. It is drawn again only if its text changes.
*/
export const LinesPane = memo(({lines, ...pane}: Props) => {
	const {columns, rows} = insideOf(pane.size);
	if (rows === 0) {
		return <Pane {...pane} note={[]} inTitle={lines.at(-1)}/>;
	}

	return (
		<Pane {...pane}>
			<Rows lines={lines} width={columns} height={rows}/>
		</Pane>
	);
}, isDeepStrictEqual);

LinesPane.displayName = 'LinesPane';
