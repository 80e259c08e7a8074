import {severityOf, stateWords} from '../../../consumers/consumer-words.js';
import type {ShardWork} from '../../../consumers/lease-scan.js';
import type {Trend} from '../../../consumers/trend.js';
import {sanitize} from '../../../records/text/sanitize.js';
import {fitText} from '../../../records/text/text-width.js';
import {shortShardId} from '../../../records/text/short-shard-id.js';
import type {Appearance} from '../../appearance/appearance.js';
import type {Style} from '../../appearance/theme.js';
import {formatBehind, formatPosition} from '../../drawing/format.js';
import {line, span, type Line} from '../../drawing/line.js';
import type {ConsumerEntry} from './consumer-entries.js';

const MARK_WIDTH = 2;

const WIDE_COLUMNS = 100;

type Column<Item> = {
	readonly head: string;
	/**
	Undefined for the one that takes the rest.
	*/
	readonly width: number | undefined;
	readonly side?: 'right';
	cell(item: Item, appearance: Appearance, now: number): string;
	style?(item: Item, appearance: Appearance): Style;
};

const lagCell = (lag: ShardWork['lag'], {glyphs}: Appearance): string => {
	if (lag === undefined) {
		return glyphs.none;
	}

	const behind = formatBehind(lag.milliseconds);
	return lag.kind === 'exact' ? behind : `${glyphs.isAscii ? '~' : '≈'} ${behind}`;
};

const trendCell = (trend: Trend | undefined, {glyphs}: Appearance): string => {
	if (trend === undefined) {
		return glyphs.none;
	}

	const {direction, secondsPerMinute} = trend;
	return direction === 'steady' ? 'steady' : `${direction === 'growing' ? glyphs.up : glyphs.down} ${Math.round(Math.abs(secondsPerMinute))} s/min`;
};

const stateWidth = (rowWidth: number): number => rowWidth < WIDE_COLUMNS ? 'will lose data (stuck)'.length : 'will lose data (dead worker)'.length;

const lagWidth = '≈ 15h 04m'.length;
const trendWidth = '↑ 60 s/min'.length;

/**
The columns of the list: a consumer in each row, with the shard where it is worst.
*/
export const entryColumns = (rowWidth: number): ReadonlyArray<Column<ConsumerEntry>> => [
	{head: 'consumer', width: undefined, cell: ({name}) => name},
	{head: 'kind', width: 'clickmon'.length, cell: ({kind}) => kind},
	{
		head: 'shard', width: 'shard'.length, side: 'right', cell: ({worst}, {glyphs}) => worst ? shortShardId(worst.shardId) : glyphs.none,
	},
	{
		head: 'lag', width: lagWidth, side: 'right', cell: ({worst}, appearance) => lagCell(worst?.lag, appearance),
	},
	{head: 'trend, 5m', width: trendWidth, cell: ({worst}, appearance) => trendCell(worst?.trend, appearance)},
	{
		head: 'state', width: stateWidth(rowWidth), cell: ({state}) => state, style: ({severity}, {theme}) => theme[severity],
	},
];

const CHECKPOINT_WIDTH = 'checkpoint'.length;

/**
The columns of one consumer: a shard in each row.
*/
export const shardColumns = (rowWidth: number): ReadonlyArray<Column<ShardWork>> => [
	{
		head: 'shard', width: 'shard'.length, side: 'right', cell: ({shardId}) => shortShardId(shardId),
	},
	{head: 'owner', width: undefined, cell: ({owner}, {glyphs}) => owner ?? glyphs.none},
	{head: 'checkpoint', width: CHECKPOINT_WIDTH, cell: ({checkpoint, checkpointAt}, _appearance, now) => checkpointAt === undefined ? checkpoint : formatPosition(checkpointAt, now)},
	{
		head: 'lag', width: lagWidth, side: 'right', cell: ({lag}, appearance) => lagCell(lag, appearance),
	},
	{head: 'trend, 5m', width: trendWidth, cell: ({trend}, appearance) => trendCell(trend, appearance)},
	{
		head: 'state', width: stateWidth(rowWidth), cell: work => stateWords(work), style: (work, {theme}) => theme[severityOf(work)],
	},
];

const widthIn = <Item>(columns: ReadonlyArray<Column<Item>>, rowWidth: number): (column: Column<Item>) => number => {
	const taken = columns.reduce((sum, {width = 0}) => sum + width, columns.length - 1);
	const rest = Math.max(1, rowWidth - MARK_WIDTH - taken);
	return ({width = rest}) => width;
};

export const headings = <Item>(columns: ReadonlyArray<Column<Item>>, rowWidth: number, {theme}: Appearance): Line => {
	const widthOf = widthIn(columns, rowWidth);
	return line(' '.repeat(MARK_WIDTH) + columns.map(column => fitText(column.head, widthOf(column), column.side)).join(' '), theme.muted);
};

type RowLook = {readonly rowWidth: number; readonly isChosen: boolean; readonly now: number};

export const itemLine = <Item>(item: Item, columns: ReadonlyArray<Column<Item>>, {rowWidth, isChosen, now}: RowLook, appearance: Appearance): Line => {
	const widthOf = widthIn(columns, rowWidth);
	return [
		span((isChosen ? appearance.glyphs.focused : '').padEnd(MARK_WIDTH), appearance.theme.accent),
		...columns.map((column, index) => {
			const text = fitText(sanitize(column.cell(item, appearance, now)), widthOf(column), column.side);
			return span(index === columns.length - 1 ? text : `${text} `, {...column.style?.(item, appearance), ...(isChosen && {isInverse: true})});
		}),
	];
};
