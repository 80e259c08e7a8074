import type {Snapshot} from '../../monitor/snapshot.js';
import {useAppearance} from '../appearance/appearance.js';
import type {ViewState} from '../view/view-state.js';
import {Rows} from '../drawing/rows.js';
import {stripLines} from './strip-lines.js';

type Props = {
	readonly snapshot: Snapshot;
	readonly view: ViewState;
	readonly columns: number;
};

/**
The rows between the panes and the footer that say what is wrong. Empty if nothing is wrong.
*/
export const Strip = ({snapshot, view, columns}: Props) => {
	const lines = stripLines(snapshot, view, columns, useAppearance());
	return <Rows lines={lines} width={columns} height={lines.length}/>;
};
