import {Box} from 'ink';
import {memo, useCallback, useMemo} from 'react';
import type {ActionId} from '../../actions/registry.js';
import type {Size} from '../../size.js';
import {AppearanceContext, useAppearance} from '../appearance/appearance.js';
import {Live} from '../drawing/live.js';
import {isSame} from '../drawing/redraw.js';
import type {Actions} from '../keys/key-row.js';
import {allKeys, boundRows, keyOfAction} from '../keys/keymap.js';
import {OverlayLayer} from '../overlays/overlay-layer.js';
import {overlayOf} from '../overlays/registry.js';
import {GuidePane} from '../panes/guide/guide-pane.js';
import type {PaneId} from '../panes/pane-ids.js';
import {panes} from '../panes/registry.js';
import type {ViewState} from '../view/view-state.js';
import {Flash} from './flash.js';
import {Footer} from './footer.js';
import type {Layout} from './layout.js';
import {ReplayBar} from './replay-bar.js';
import {Strip} from './strip.js';
import {tabRows} from './tab-line.js';
import {TabRow} from './tab-row.js';

type Props = {
	readonly layout: Layout;
	readonly view: ViewState;
	readonly actions: Actions;
	readonly isReadOnly: boolean;
	readonly isReplay: boolean;
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
The panes, the rows below them, and the overlay over them.
*/
export const Frame = memo(({layout, view, actions, isReadOnly, isReplay, size, hasKeys}: Props) => {
	const {frame, guide: guideSize, isGuideBeside = false} = layout;
	const appearance = useAppearance();
	const {overlay} = view;
	const isCovered = overlay !== undefined && overlayOf(overlay.type)?.Draw !== undefined;
	const background = useMemo(() => ({...appearance, isInBackground: isCovered}), [appearance, isCovered]);
	const rows = useMemo(() => boundRows(actions, isReadOnly, isReplay), [actions, isReadOnly, isReplay]);
	const keys = useMemo(() => allKeys(actions, isReadOnly, isReplay), [actions, isReadOnly, isReplay]);
	const keyOf = useCallback((action: ActionId) => keyOfAction(rows, action), [rows]);

	const pane = (id: PaneId) => {
		const paneSize = layout.panes[id];
		const {Draw} = panes[id];
		return paneSize && (
			<Live key={id}>
				{snapshot => <Draw snapshot={snapshot} view={view} size={paneSize} isFocused={view.focus === id} keyOf={keyOf}/>}
			</Live>
		);
	};

	const middle = layout.rows.map(ids => ids.length === 1 ? pane(ids[0]!) : <Box key={ids.join(' ')}>{ids.map(id => pane(id))}</Box>);
	const guide = guideSize && view.guide && (
		<Live>{snapshot => <GuidePane snapshot={snapshot} guide={view.guide!} size={guideSize}/>}</Live>
	);

	return (
		// The terminal cuts rows that are too wide. If Ink cut them, a frame would cost twice as much.
		<Box flexDirection='column' width={frame.columns} height={frame.rows} overflowY='hidden'>
			<Live>{({tabs}) => tabs && tabRows(tabs) > 0 && <TabRow tabs={tabs} view={view} columns={size.columns}/>}</Live>
			<AppearanceContext value={background}>
				{isGuideBeside ? <Box><Box flexDirection='column'>{middle}</Box>{guide}</Box> : <>{middle}{guide}</>}
			</AppearanceContext>
			<Live>{snapshot => <Strip snapshot={snapshot} view={view} columns={size.columns}/>}</Live>
			<Live>{({replay}) => replay && <ReplayBar replay={replay} columns={size.columns}/>}</Live>
			<Live>
				{snapshot => (
					<Footer
						snapshot={snapshot}
						view={view}
						actions={actions}
						rows={rows}
						columns={size.columns}
						hasKeys={hasKeys}
					/>
				)}
			</Live>
			<OverlayLayer view={view} frame={frame} keys={keys}/>
			<Live>{snapshot => <Flash snapshot={snapshot} view={view} frame={frame}/>}</Live>
		</Box>
	);
}, isSame);

Frame.displayName = 'Frame';
