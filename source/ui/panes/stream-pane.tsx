import {Box} from 'ink';
import {memo} from 'react';
import type {Snapshot} from '../../monitor/snapshot.js';
import {useAppearance} from '../appearance.js';
import {Pane} from '../components/pane.js';
import {Rows} from '../components/rows.js';
import {ShardTable} from '../components/shard-table.js';
import {formatCount, formatNumberOf} from '../format.js';
import type {Size} from '../layout.js';
import {line, type Line} from '../line.js';
import {isCalm} from '../redraw.js';
import {shardRows} from '../shard-rows.js';
import {sanitize} from '../../records/sanitize.js';
import {scrollRows} from '../viewport.js';
import {visibleWindow} from '../window.js';
import {shardCells} from './shard-cells.js';
import {shardColumns} from './shard-columns.js';
import {noStreamLines} from './no-stream-lines.js';
import {placeOf} from './place.js';
import {streamLines} from './stream-lines.js';

type Props = {
	readonly snapshot: Snapshot;
	readonly size: Size;
	readonly isFocused: boolean;
	/**
	Shards scrolled away at the top.
	*/
	readonly offset: number;
	readonly keyToCreate: string;
};

const restLine = (first: number, count: number, total: number, counted: number): Line | undefined => {
	if (count < total) {
		return line(`shards ${formatCount(first + 1)} to ${formatCount(first + count)} of ${formatCount(total)}`);
	}

	return counted > 0 ? line(`and ${formatNumberOf(counted, 'closed shard')}, read to the end`) : undefined;
};

/**
The stream: what it is, how it is, and its shards against their limits.
*/
export const StreamPane = memo(({snapshot, size, isFocused, offset, keyToCreate}: Props) => {
	const appearance = useAppearance();
	const {glyphs, theme} = appearance;
	const {state, shards, at} = snapshot;
	const title = `Stream ${sanitize(state.streamName)}${state.isReadOnly ? ' (read-only)' : ''}`;
	const note = line(placeOf(state), theme.muted);
	const inner = size.columns - 2;

	if (!state.stream) {
		return (
			<Pane title={title} note={note} size={size} isFocused={isFocused}>
				<Rows lines={noStreamLines(snapshot, keyToCreate, appearance)} width={inner} height={size.rows - 2}/>
			</Pane>
		);
	}

	const room = scrollRows('stream', size);
	const {shown, counted} = shardRows(shards, at, room);
	const hasRest = shown.length > room || (counted > 0 && shown.length < room);
	const {first, items} = visibleWindow(shown, hasRest ? room - 1 : room, offset);
	const rest = hasRest ? restLine(first, items.length, shown.length, counted) : undefined;
	const columns = shardColumns(inner, false, glyphs);

	return (
		<Pane title={title} note={note} size={size} isFocused={isFocused}>
			<Rows lines={streamLines(snapshot, inner - 2, appearance)} width={inner} height={2}/>
			<Box flexDirection='column' flexShrink={0}>
				<ShardTable rows={items.map(shard => shardCells(shard, columns, at, glyphs))} columns={columns}/>
			</Box>
			{rest && <Rows lines={[rest.map(piece => ({...piece, ...theme.muted}))]} width={inner} height={1}/>}
		</Pane>
	);
}, isCalm);

StreamPane.displayName = 'StreamPane';
