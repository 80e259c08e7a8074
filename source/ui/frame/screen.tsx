import type {Snapshot} from '../../monitor/snapshot.js';
import type {Size} from '../../size.js';
import {useAppearance} from '../appearance/appearance.js';
import type {Actions} from '../keys/key-row.js';
import {SnapshotContext} from '../drawing/live.js';
import type {ViewState} from '../view/view-state.js';
import {Frame} from './frame.js';
import {TooSmall} from './too-small.js';
import {screenLayout} from './viewport.js';

type Props = {
	readonly snapshot: Snapshot;
	readonly view: ViewState;
	readonly actions: Actions;
	/**
	The terminal's.
	*/
	readonly size: Size;
	/**
	False where stdin is no terminal.
	*/
	readonly hasKeys: boolean;
};

/**
The whole frame, from the stream's state and the view alone.
*/
export const Screen = ({snapshot, view, actions, size, hasKeys}: Props) => {
	const layout = screenLayout(snapshot, view, size, useAppearance());
	if (layout.kind === 'too-small') {
		return <TooSmall {...size}/>;
	}

	return (
		<SnapshotContext value={snapshot}>
			<Frame layout={layout} view={view} actions={actions} isReadOnly={snapshot.state.isReadOnly} size={size} hasKeys={hasKeys}/>
		</SnapshotContext>
	);
};
