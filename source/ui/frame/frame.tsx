import {Box} from 'ink';
import {memo, useMemo} from 'react';
import {startWords} from '../../actions/start-words.js';
import type {Snapshot} from '../../monitor/snapshot.js';
import type {Size} from '../../size.js';
import {AppearanceContext, useAppearance} from '../appearance/appearance.js';
import {Footer} from './footer.js';
import {Strip} from './strip.js';
import {feedHint} from '../panes/feed/feed-hint.js';
import {
	boundRows,
	keyOf,
	keyOfView,
	type Actions,
} from '../keys/keymap.js';
import type {Layout, PaneId} from './layout.js';
import {Live} from '../drawing/live.js';
import {Overlays} from '../overlays/overlays.js';
import {ActivityPane} from '../panes/activity/activity-pane.js';
import {FeedPane} from '../panes/feed/feed-pane.js';
import {ProducerPane} from '../panes/producer/producer-pane.js';
import {StreamPane} from '../panes/stream/stream-pane.js';
import {readingLag} from '../shards/reading-lag.js';
import {isSame} from '../drawing/redraw.js';
import type {ViewState} from '../view/view-state.js';

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
Where reading began, unless that was at the latest record: what is in the feed then says it by itself.
*/
const startOf = ({reading: {start}, at}: Snapshot): string => start === undefined || start.from.type === 'latest' ? '' : startWords(start.from, at);

/**
The panes, what stands below them, and what lies on them.
*/
export const Frame = memo(({layout: {kind, frame, panes}, view, actions, isReadOnly, size, hasKeys}: Props) => {
	const appearance = useAppearance();
	const {overlay} = view;
	const isCovered = overlay !== undefined && overlay.type !== 'filter-line';
	const background = useMemo(() => ({...appearance, isInBackground: isCovered}), [appearance, isCovered]);
	const rows = useMemo(() => boundRows(actions, isReadOnly), [actions, isReadOnly]);
	const isFocused = (id: PaneId) => view.focus === id;
	const boundKey = (keys: string) => rows.some(row => row.shown === keys) ? keys : '';
	const hintKeys = () => ({produce: boundKey(keyOf('toggle-producer')), start: keyOfView('open-start-form'), fanOut: boundKey(keyOf('toggle-fan-out'))});
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

	return (
		// What is too wide, the terminal cuts: to have Ink look for it would double what a frame costs.
		<Box flexDirection='column' width={frame.columns} height={frame.rows} overflowY='hidden'>
			<AppearanceContext value={background}>
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
			<Overlays view={view} actions={actions} isReadOnly={isReadOnly} frame={frame}/>
		</Box>
	);
}, isSame);

Frame.displayName = 'Frame';
