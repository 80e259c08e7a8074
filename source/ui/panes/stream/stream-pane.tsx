import {memo} from 'react';
import type {Snapshot} from '../../../monitor/snapshot.js';
import type {ShardView} from '../../../monitor/meters/shard-view.js';
import {useAppearance, type Appearance} from '../../appearance/appearance.js';
import {LinesPane} from '../../drawing/lines-pane.js';
import {formatCount, formatNumberOf} from '../../drawing/format.js';
import {insideOf, type PaneSize} from '../../drawing/pane-size.js';
import {line, type Line} from '../../drawing/line.js';
import {isCalm} from '../../drawing/redraw.js';
import {orderWords, type ShardOrder} from '../../shards/shard-order.js';
import {rankShards, type ShardTable} from '../../shards/shard-ranking.js';
import {sanitize} from '../../../records/text/sanitize.js';
import {visibleWindow, type Window} from '../../drawing/window.js';
import {scrollOf, type PaneDefinition, type PaneSight} from '../define-pane.js';
import {placeLine} from '../../drawing/place.js';
import {isLocalPlace} from '../../../monitor/local-place.js';
import {costLines} from './cost-line.js';
import {noStreamLines} from './no-stream-lines.js';
import {recordingMark} from './recording-mark.js';
import {shardColumns} from './shard-columns.js';
import {shardCells} from './shard-cells.js';
import {arrangeStream, type StreamArrangement} from './stream-view.js';
import {largeStreamLines} from './large-stream-lines.js';
import {heatStrip} from './heat-strip.js';
import {shardBorders, stripIds, stripKeys} from './strip-rows.js';
import {ShardsPane} from './shards-pane.js';
import {compactStreamLine, streamLines} from './stream-lines.js';

type Props = {
	readonly snapshot: Snapshot;
	readonly size: PaneSize;
	readonly isFocused: boolean;
	/**
	The shard under the cursor, by its place in the list. It is the first row, until the last rows are in sight.
	*/
	readonly offset: number;
	/**
	The chosen order of the shards.
	*/
	readonly shardOrder: ShardOrder | undefined;
	readonly shardTable: ShardTable;
	/**
	Whether the pane has the whole screen.
	*/
	readonly isZoomed: boolean;
	readonly keyToCreate: string;
};

const restLine = ({first, items}: Window<ShardView>, {shown: {length: total}, counted, order}: StreamArrangement): Line | undefined => {
	if (items.length < total) {
		const shown = items.length === 1 ? `shard ${formatCount(first + 1)}` : `shards ${formatCount(first + 1)} to ${formatCount(first + items.length)}`;
		return line(`${shown} of ${formatCount(total)}, ${orderWords[order]}`);
	}

	return counted > 0 ? line(`and ${formatNumberOf(counted, 'closed shard')}, read to the end`) : undefined;
};

/**
The strip over the hash keys in so many rows. All of them are there whatever they say, so that the table does not jump.
*/
const stripLines = (snapshot: Snapshot, width: number, rows: number, appearance: Appearance): readonly Line[] => {
	const {shards} = snapshot;
	if (rows === 0) {
		return [];
	}

	const load = heatStrip(shards, width, appearance, shardBorders(shards, width));
	const ids = rows > 1 ? stripIds(shards, width, appearance) : undefined;
	// To work the facts out is the dearest: only where they are seen.
	const keys = rows > 2 || (rows === 2 && ids === undefined) ? [stripKeys(snapshot.facts, width, appearance)] : [];
	const lines = [...(ids ? [ids] : []), load, ...keys];
	return [...lines, ...Array.from({length: rows - lines.length}, (): Line => [])];
};

const StreamPane = memo(({snapshot, size, isFocused, offset, shardOrder, shardTable, isZoomed, keyToCreate}: Props) => {
	const appearance = useAppearance();
	const {glyphs, theme, isLarge = false} = appearance;
	const {state, at} = snapshot;
	const title = `Stream ${sanitize(state.streamName)}${state.isReadOnly ? ' (read-only)' : ''}`;
	const marks = recordingMark(snapshot.recording, appearance);
	const note = [...marks, ...placeLine(state, theme)];
	if (!state.stream) {
		return <LinesPane title={title} note={note} size={size} isFocused={isFocused} lines={noStreamLines(snapshot, keyToCreate, appearance)}/>;
	}

	const {columns: inner, rows: insideRows} = insideOf(size);
	if (isLarge && !isFocused && !isZoomed) {
		return <LinesPane title={title} note={isLocalPlace(state) ? marks : note} size={size} isFocused={isFocused} lines={largeStreamLines(snapshot, inner - 2, insideRows, appearance)}/>;
	}

	const arrangement = arrangeStream(snapshot, size, isZoomed, shardOrder);
	const {shown, counted, order, room, stripRows, lineRows} = arrangement;
	// The one row that there is belongs to a shard.
	const hasRest = (room > 1 && shown.length > room) || (counted > 0 && shown.length < room);
	const ranked = rankShards(shardTable, shown, order, at);
	const window = visibleWindow(ranked, hasRest ? room - 1 : room, offset);
	const chosen = isFocused ? Math.min(offset, ranked.length - 1) - window.first : undefined;
	const rest = hasRest ? restLine(window, arrangement) : undefined;
	const columns = shardColumns(inner, isZoomed, appearance);
	const about = lineRows === 1 ? [compactStreamLine(snapshot, inner - 2, appearance)] : streamLines(snapshot, inner - 2, appearance);
	const above = [...about, ...stripLines(snapshot, inner - 2, stripRows, appearance)];

	return (
		<ShardsPane
			title={title}
			note={note}
			size={size}
			isFocused={isFocused}
			above={above}
			rows={window.items.map((shard, index) => shardCells(shard, columns, {now: at, asOf: state.asOf, isChosen: index === chosen}, glyphs))}
			columns={columns}
			markedOrder={shardOrder ?? (order === 'id' ? undefined : order)}
			below={rest ? [rest.map(piece => ({...piece, ...theme.muted}))] : costLines(snapshot, inner - 2, room - window.items.length, appearance)}
		/>
	);
}, isCalm);

StreamPane.displayName = 'StreamPane';

const Draw = ({snapshot, view, size, isFocused, keyOf}: PaneSight) => (
	<StreamPane
		snapshot={snapshot}
		size={size}
		isFocused={isFocused}
		offset={view.streamOffset}
		shardOrder={view.shardOrder}
		shardTable={view.shardTable}
		isZoomed={view.isZoomed}
		keyToCreate={keyOf('create-stream')}
	/>
);

/**
The stream: its name and state, and its shards with their limits.
*/
export const stream: PaneDefinition = {
	id: 'stream',
	Draw,
	scroll({snapshot, view, size}) {
		const {shown, room} = arrangeStream(snapshot, size, view.isZoomed, view.shardOrder);
		// The cursor can reach every shard.
		return {...scrollOf(shown.length, 1), page: Math.max(1, room - 1)};
	},
};
