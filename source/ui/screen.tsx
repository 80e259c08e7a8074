import {Box} from 'ink';
import {useMemo} from 'react';
import type {Snapshot} from '../monitor/snapshot.js';
import {sanitize} from '../records/sanitize.js';
import {AppearanceContext, useAppearance} from './appearance.js';
import {Confirmation} from './components/confirmation.js';
import {Help} from './components/help.js';
import {Row} from './components/row.js';
import {Rows} from './components/rows.js';
import {TooSmall} from './components/too-small.js';
import {feedHint} from './feed-hint.js';
import {footerLine} from './footer-line.js';
import {
	boundRows,
	keyHints,
	overlayHints,
	keyOf,
	type Actions,
} from './keymap.js';
import type {PaneId, Size} from './layout.js';
import {line} from './line.js';
import {ActivityPane} from './panes/activity-pane.js';
import {FeedPane} from './panes/feed-pane.js';
import {ProducerPane} from './panes/producer-pane.js';
import {StreamPane} from './panes/stream-pane.js';
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

/**
The footer comes back after this long.
*/
const NOTICE_MILLISECONDS = 5000;

const noHint: readonly string[] = [];

/**
The whole frame, from the stream's state and the view alone.
*/
export const Screen = ({snapshot, view, actions, size, hasKeys}: Props) => {
	const appearance = useAppearance();
	const {overlay} = view;
	const isCovered = overlay !== undefined;
	const background = useMemo(() => ({...appearance, isInBackground: isCovered}), [appearance, isCovered]);
	const {isReadOnly} = snapshot.state;
	const rows = useMemo(() => boundRows(actions, isReadOnly), [actions, isReadOnly]);
	const {kind, frame, panes} = screenLayout(snapshot, view, size, appearance);

	if (kind === 'too-small') {
		return <TooSmall {...size}/>;
	}

	const hints = overlay ? overlayHints(overlay) : keyHints(rows, actions, snapshot, view);
	const footer = hasKeys ? footerLine(hints, size.columns, appearance) : line(' Keys are off: standard input is no terminal. Ctrl+C quits.', appearance.theme.warning);
	const notice = view.notice && snapshot.at - view.notice.at < NOTICE_MILLISECONDS ? line(` ${sanitize(view.notice.text)}`, appearance.theme.warning) : undefined;
	const strip = stripLines(snapshot, size.columns, appearance);
	const isFocused = (id: PaneId) => view.focus === id;
	const hasKey = (keys: string) => rows.some(row => row.shown === keys);
	const produceKey = keyOf('toggle-producer');

	const stream = panes.stream && (
		<StreamPane
			snapshot={snapshot}
			size={panes.stream}
			isFocused={isFocused('stream')}
			offset={view.streamOffset}
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
						shards={snapshot.shards}
						size={panes.feed}
						isFocused={isFocused('feed')}
						hint={snapshot.feed.records.length === 0 ? feedHint(snapshot, hasKey(produceKey) ? produceKey : '') : noHint}
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
			<Row line={notice ?? footer} width={size.columns}/>
			{overlay?.type === 'help' && <Help actions={actions} isReadOnly={isReadOnly} offset={overlay.offset} frame={frame}/>}
			{overlay?.type === 'confirmation' && <Confirmation question={overlay} snapshot={snapshot} frame={frame}/>}
		</Box>
	);
};
