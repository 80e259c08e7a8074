import {Box} from 'ink';
import {memo, useMemo} from 'react';
import {startWords} from '../../actions/reading/start-words.js';
import type {Snapshot} from '../../monitor/snapshot.js';
import type {Size} from '../../size.js';
import {AppearanceContext, useAppearance} from '../appearance/appearance.js';
import {feedHint} from '../panes/feed/feed-hint/feed-hint.js';
import {
	boundRows,
	keyOf,
	keyOfOverlay,
	keyTable,
} from '../keys/keymap.js';
import type {PaneId} from '../panes/pane-ids.js';
import {Live} from '../drawing/live.js';
import {OverlayLayer} from '../overlays/overlay-layer.js';
import {overlayOf} from '../overlays/registry.js';
import type {Actions} from '../keys/key-row.js';
import {ActivityPane} from '../panes/activity/activity-pane.js';
import {FeedPane} from '../panes/feed/feed-pane.js';
import {GuidePane} from '../panes/guide/guide-pane.js';
import {ProducerPane} from '../panes/producer/producer-pane.js';
import {StreamPane} from '../panes/stream/stream-pane.js';
import {readingLag} from '../shards/per-shards.js';
import {isSame} from '../drawing/redraw.js';
import type {ViewState} from '../view/view-state.js';
import type {Layout} from './layout.js';
import {Strip} from './strip.js';
import {Footer} from './footer.js';

type Props = {
	readonly layout: Layout;
	readonly view: ViewState;
	readonly actions: Actions;
	readonly isReadOnly: boolean;
	/**
	The terminal's.
	*/
	readonly size: Size;
	/**
	False where stdin is no terminal.
	*/
	readonly hasKeys: boolean;
};

const noHint: readonly string[] = [];

/**
Where reading began; nothing for the latest record, where the feed says it by itself.
*/
const startOf = ({reading: {start}, at}: Snapshot): string => start === undefined || start.from.type === 'latest' ? '' : startWords(start.from, at);

/**
The panes, the rows below them, and the overlay on them.
*/
export const Frame = memo(({layout: {kind, frame, panes, guide: guideSize, isGuideBeside = false}, view, actions, isReadOnly, size, hasKeys}: Props) => {
	const appearance = useAppearance();
	const {overlay} = view;
	const isCovered = overlay !== undefined && overlayOf(overlay.type)?.Draw !== undefined;
	const background = useMemo(() => ({...appearance, isInBackground: isCovered}), [appearance, isCovered]);
	const rows = useMemo(() => boundRows(actions, isReadOnly), [actions, isReadOnly]);
	const keys = useMemo(() => keyTable(actions, isReadOnly), [actions, isReadOnly]);
	const isFocused = (id: PaneId) => view.focus === id;
	const boundKey = (key: string) => rows.some(row => row.shown === key) ? key : '';
	const hintKeys = () => ({produce: boundKey(keyOf('toggle-producer')), start: keyOfOverlay('start-form'), fanOut: boundKey(keyOf('toggle-fan-out'))});
	const {stream: streamSize, producer: producerSize, feed: feedSize, activity: activitySize} = panes;

	const stream = streamSize && (
		<Live>
			{snapshot => (
				<StreamPane
					snapshot={snapshot}
					size={streamSize}
					isFocused={isFocused('stream')}
					offset={view.streamOffset}
					shardOrder={view.shardOrder}
					isZoomed={view.isZoomed}
					keyToCreate={keyOf('create-stream')}
				/>
			)}
		</Live>
	);
	const producer = producerSize && (
		<Live>
			{snapshot => <ProducerPane snapshot={snapshot} size={producerSize} isFocused={isFocused('producer')}/>}
		</Live>
	);

	const guide = guideSize && view.guide && (
		<Live>{snapshot => <GuidePane snapshot={snapshot} guide={view.guide!} size={guideSize}/>}</Live>
	);
	const middle = (
		<>
			{kind === 'wide' ? <Box>{stream}{producer}</Box> : stream}
			{feedSize && (
				<Live>
					{snapshot => (
						<FeedPane
							feed={snapshot.feed}
							held={view.heldFeed}
							offset={view.feedOffset}
							filter={view.filter}
							looks={view.looks}
							shards={snapshot.shards}
							start={startOf(snapshot)}
							lag={readingLag(snapshot.shards)}
							size={feedSize}
							isFocused={isFocused('feed')}
							hint={snapshot.feed.records.length === 0 ? feedHint(snapshot, hintKeys()) : noHint}
						/>
					)}
				</Live>
			)}
			{kind !== 'wide' && producer}
			{activitySize && (
				<Live>
					{({state: {activity}}) => (
						<ActivityPane
							entries={activity}
							held={view.heldActivity}
							offset={view.activityOffset}
							size={activitySize}
							isFocused={isFocused('activity')}
						/>
					)}
				</Live>
			)}
		</>
	);

	return (
		// What is too wide, the terminal cuts: to have Ink look for it would double what a frame costs.
		<Box flexDirection='column' width={frame.columns} height={frame.rows} overflowY='hidden'>
			<AppearanceContext value={background}>
				{isGuideBeside ? <Box><Box flexDirection='column'>{middle}</Box>{guide}</Box> : <>{middle}{guide}</>}
			</AppearanceContext>
			<Live>{snapshot => <Strip snapshot={snapshot} view={view} columns={size.columns}/>}</Live>
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
		</Box>
	);
}, isSame);

Frame.displayName = 'Frame';
