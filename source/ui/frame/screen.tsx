import {Box, Text} from 'ink';
import type {Snapshot} from '../../monitor/snapshot.js';
import type {Size} from '../../size.js';
import {useAppearance} from '../appearance/appearance.js';
import {toAscii} from '../appearance/ascii.js';
import type {Actions} from '../keys/key-row.js';
import {SnapshotContext} from '../drawing/live.js';
import type {ViewState} from '../view/view-state.js';
import {Frame} from './frame.js';
import {screenLayout} from './viewport.js';
import {MINIMUM_SIZE} from './layout.js';

/**
Shown on a terminal that is too small for the panes.
*/
const TooSmall = ({columns, rows}: Size) => {
	const {glyphs} = useAppearance();
	const text = `clickmon needs ${MINIMUM_SIZE.columns}×${MINIMUM_SIZE.rows}; this is ${columns}×${rows}. q quits.`;
	return (
		<Box width={columns} height={Math.max(1, rows - 1)} overflow='hidden'>
			<Text wrap='wrap'>{glyphs.isAscii ? toAscii(text) : text}</Text>
		</Box>
	);
};

type Props = {
	readonly snapshot: Snapshot;
	readonly view: ViewState;
	readonly actions: Actions;
	/**
	The size of the terminal.
	*/
	readonly size: Size;
	/**
	False if stdin is not a terminal.
	*/
	readonly hasKeys: boolean;
};

/**
The whole frame. It depends only on the stream's state and the view.
*/
export const Screen = ({snapshot, view, actions, size, hasKeys}: Props) => {
	const layout = screenLayout(snapshot, view, size, useAppearance());
	if (layout.kind === 'too-small') {
		return <TooSmall {...size}/>;
	}

	return (
		<SnapshotContext value={snapshot}>
			<Frame layout={layout} view={view} actions={actions} isReadOnly={snapshot.state.isReadOnly} isReplay={snapshot.replay !== undefined} size={size} hasKeys={hasKeys}/>
		</SnapshotContext>
	);
};
