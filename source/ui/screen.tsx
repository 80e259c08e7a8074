import {Box} from 'ink';
import {useMemo} from 'react';
import {startWords} from '../actions/start-words.js';
import type {Snapshot} from '../monitor/snapshot.js';
import {AppearanceContext, useAppearance} from './appearance.js';
import {Confirmation} from './components/confirmation.js';
import {Footer} from './components/footer.js';
import {Help} from './components/help.js';
import {Rows} from './components/rows.js';
import {TooSmall} from './components/too-small.js';
import {ExportDialog} from './export-dialog/export-dialog.js';
import {FactsPane} from './facts/facts-pane.js';
import {feedHint} from './feed-hint.js';
import {
	boundRows,
	keyOf,
	keyOfView,
	type Actions,
} from './keymap.js';
import type {PaneId, Size} from './layout.js';
import {ActivityPane} from './panes/activity-pane.js';
import {FeedPane} from './panes/feed-pane.js';
import {ProducerPane} from './panes/producer-pane.js';
import {StreamPane} from './panes/stream-pane.js';
import {readingLag} from './reading-lag.js';
import {RecordDetail} from './record-detail/record-detail.js';
import {StartOverlay} from './start-form/start-overlay.js';
import {ListOverlay} from './stream-list/list-overlay.js';
import {stripLines} from './strip-lines.js';
import type {ViewState} from './view-state.js';
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

const noHint: readonly string[] = [];

/**
Where reading began, unless that was at the latest record: what is in the feed then says it by itself.
*/
const startOf = ({reading: {start}, at}: Snapshot): string => start === undefined || start.from.type === 'latest' ? '' : startWords(start.from, at);

/**
The whole frame, from the stream's state and the view alone.
*/
export const Screen = ({snapshot, view, actions, size, hasKeys}: Props) => {
	const appearance = useAppearance();
	const {overlay} = view;
	const isCovered = overlay !== undefined && overlay.type !== 'filter-line';
	const background = useMemo(() => ({...appearance, isInBackground: isCovered}), [appearance, isCovered]);
	const {isReadOnly} = snapshot.state;
	const rows = useMemo(() => boundRows(actions, isReadOnly), [actions, isReadOnly]);
	const {kind, frame, panes} = screenLayout(snapshot, view, size, appearance);

	if (kind === 'too-small') {
		return <TooSmall {...size}/>;
	}

	const strip = stripLines(snapshot, size.columns, appearance);
	const isFocused = (id: PaneId) => view.focus === id;
	const boundKey = (keys: string) => rows.some(row => row.shown === keys) ? keys : '';
	const hintKeys = () => ({produce: boundKey(keyOf('toggle-producer')), start: keyOfView('open-start-form'), fanOut: boundKey(keyOf('toggle-fan-out'))});

	const stream = panes.stream && (
		<StreamPane
			snapshot={snapshot}
			size={panes.stream}
			isFocused={isFocused('stream')}
			offset={view.streamOffset}
			shardOrder={view.shardOrder}
			isZoomed={view.isZoomed}
			keyToCreate={keyOf('create-stream')}
		/>
	);
	const producer = panes.producer && <ProducerPane snapshot={snapshot} size={panes.producer} isFocused={isFocused('producer')}/>;

	return (
		<Box flexDirection='column' width={frame.columns} height={frame.rows} overflow='hidden'>
			<AppearanceContext value={background}>
				{kind === 'wide' ? <Box>{stream}{producer}</Box> : stream}
				{panes.feed && (
					<FeedPane
						feed={snapshot.feed}
						held={view.heldFeed}
						offset={view.feedOffset}
						filter={view.filter}
						shards={snapshot.shards}
						start={startOf(snapshot)}
						lag={readingLag(snapshot.shards)}
						size={panes.feed}
						isFocused={isFocused('feed')}
						hint={snapshot.feed.records.length === 0 ? feedHint(snapshot, hintKeys()) : noHint}
					/>
				)}
				{kind !== 'wide' && producer}
				{panes.activity && (
					<ActivityPane
						entries={snapshot.state.activity}
						held={view.heldActivity}
						offset={view.activityOffset}
						size={panes.activity}
						isFocused={isFocused('activity')}
					/>
				)}
			</AppearanceContext>
			<Rows lines={strip} width={size.columns} height={strip.length}/>
			<Footer
				snapshot={snapshot}
				view={view}
				actions={actions}
				rows={rows}
				columns={size.columns}
				hasKeys={hasKeys}
			/>
			{overlay?.type === 'help' && <Help actions={actions} isReadOnly={isReadOnly} offset={overlay.offset} frame={frame}/>}
			{overlay?.type === 'record' && <RecordDetail snapshot={snapshot} view={view} offset={overlay.offset} frame={frame}/>}
			{overlay?.type === 'facts' && <FactsPane facts={snapshot.facts} second={Math.floor(snapshot.at / 1000)} overlay={overlay} size={frame}/>}
			{overlay?.type === 'export' && (
				<ExportDialog
					dialog={overlay}
					snapshot={snapshot}
					view={view}
					frame={frame}
				/>
			)}
			{overlay?.type === 'stream-list' && <ListOverlay list={overlay} snapshot={snapshot} frame={frame}/>}
			{overlay?.type === 'start-form' && <StartOverlay form={overlay} snapshot={snapshot} frame={frame}/>}
			{overlay?.type === 'confirmation' && <Confirmation question={overlay} snapshot={snapshot} frame={frame}/>}
		</Box>
	);
};
