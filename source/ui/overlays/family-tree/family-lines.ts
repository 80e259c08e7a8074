import {firstDigits} from '../../../explain/key-place.js';
import type {ShardLife} from '../../../monitor/lineage/shard-life.js';
import type {ShardView} from '../../../monitor/meters/shard-view.js';
import type {Snapshot} from '../../../monitor/snapshot.js';
import {sanitize} from '../../../records/text/sanitize.js';
import {fitText} from '../../../records/text/text-width.js';
import {shortShardId} from '../../../records/text/short-shard-id.js';
import {shardStyle} from '../../appearance/theme.js';
import type {Appearance} from '../../appearance/appearance.js';
import {formatBehind, formatExactTime} from '../../drawing/format.js';
import {
	fitLine,
	line,
	span,
	type Line,
} from '../../drawing/line.js';
import {visibleWindow} from '../../drawing/window.js';
import {lastHandover} from './handover.js';
import {
	periodOf,
	scaleOf,
	timeLine,
	type Period,
} from './time-line.js';
import {treeRows, type TreeRow} from './tree-rows.js';

/**
A deeper tree is drawn only this deep.
*/
const MOST_GENERATIONS = {narrow: 4, wide: 8} as const;

/**
From this many columns on, time runs to the right.
*/
const WIDE_COLUMNS = 106;

const NAME_WIDTH = {narrow: 13, wide: 24} as const;
const STATE_WIDTH = 8;
const RANGE_WIDTH = 6;
const ORIGIN_WIDTH = 16;
const PROGRESS_WIDTH = 36;

/**
Lines above the tree: how many shards there are, the last handover, and the headings.
*/
const HEAD_ROWS = 3;

const branchesText = (branches: readonly boolean[], most: number, {glyphs}: Appearance): string => {
	const {isAscii, vertical, horizontal} = glyphs;
	const shown = branches.slice(-most);
	return shown.map((goesOn, index) => {
		if (index < shown.length - 1) {
			return goesOn ? `${vertical} ` : '  ';
		}

		return (goesOn ? (isAscii ? '+' : '├') : (isAscii ? '`' : '└')) + horizontal;
	}).join('');
};

const originText = ({parents}: ShardLife): string => {
	const [first, second] = parents.map(id => sanitize(shortShardId(id)));
	if (first === undefined) {
		return 'of the start';
	}

	return second === undefined ? `split of ${first}` : `merge of ${first}, ${second}`;
};

const progressText = ({state, beganAt, endedAt, parents}: ShardLife, view: ShardView | undefined): string => {
	if (endedAt !== undefined) {
		return `read to its end ${formatExactTime(endedAt)}`;
	}

	if (state === 'expired') {
		return 'its records are gone';
	}

	if (view?.isSkipped) {
		return 'skipped: older than the start';
	}

	if (beganAt === undefined || view === undefined) {
		return view?.reader === 'waiting-for-parents' ? `waits for ${parents.length === 1 ? 'its parent' : 'its parents'}` : 'not read';
	}

	const behind = view.lagMilliseconds === undefined ? 'starting' : formatBehind(view.lagMilliseconds);
	return `began ${formatExactTime(beganAt)}, ${view.lagMilliseconds === 0 || view.lagMilliseconds === undefined ? behind : `${behind} behind`}`;
};

const styleOf = ({state, shortId}: ShardLife, {theme}: Appearance) => state === 'open' ? {...shardStyle(theme, shortId), isBold: true} : theme.muted;

const isWide = (width: number): boolean => width >= WIDE_COLUMNS;

const timeWidth = (width: number): number => width - NAME_WIDTH.wide - STATE_WIDTH - RANGE_WIDTH - PROGRESS_WIDTH;

const rowLine = ({life, branches}: TreeRow, view: ShardView | undefined, period: Period, {width, appearance}: Options): Line => {
	const {theme} = appearance;
	const size = isWide(width) ? 'wide' : 'narrow';
	const name = fitText(`${branchesText(branches, MOST_GENERATIONS[size], appearance)}${sanitize(life.shortId)}`, NAME_WIDTH[size]);
	const range = `${firstDigits(life.startingHashKey)}-${firstDigits(life.endingHashKey)}`;
	const progress = progressText(life, view);
	const own = life.state === 'open' ? {} : theme.muted;
	const head = [
		span(name, styleOf(life, appearance)),
		span(fitText(life.state, STATE_WIDTH), life.state === 'open' ? theme.good : theme.muted),
		span(fitText(range, RANGE_WIDTH), own),
	];
	return isWide(width)
		? [...head, ...timeLine(life, period, timeWidth(width) - 2, appearance), span('  '), span(progress, own)]
		: [...head, span(fitText(originText(life), ORIGIN_WIDTH), theme.muted), span(progress, own)];
};

const headings = (width: number, period: Period, appearance: Appearance): Line => {
	const {theme} = appearance;
	const head = [
		span(fitText('shard', isWide(width) ? NAME_WIDTH.wide : NAME_WIDTH.narrow), theme.muted),
		span(fitText('state', STATE_WIDTH), theme.muted),
		span(fitText('keys', RANGE_WIDTH), theme.muted),
	];
	return isWide(width)
		? [...head, ...scaleOf(period, timeWidth(width) - 2, appearance), span('  how far it is read', theme.muted)]
		: [...head, span(fitText('came by', ORIGIN_WIDTH), theme.muted), span('how far it is read', theme.muted)];
};

type Options = {
	readonly width: number;
	/**
	Rows in all.
	*/
	readonly rows: number;
	/**
	Shards scrolled away at the top.
	*/
	readonly offset: number;
	readonly appearance: Appearance;
};

const countText = ({lineage = []}: Snapshot): string => {
	const count = (wanted: ShardLife['state']) => lineage.filter(({state}) => state === wanted).length;
	return [`${count('open')} open`, `${count('closed')} closed`, ...(count('expired') > 0 ? [`${count('expired')} expired`] : [])].join(', ');
};

/**
How far the tree scrolls with this many rows.
*/
export const familyScroll = ({lineage = []}: Snapshot, rows: number) => {
	const room = Math.max(1, rows - HEAD_ROWS);
	return {limit: Math.max(0, lineage.length - room), page: Math.max(1, room - 1)};
};

/**
The shards' family tree. Only the rows in sight are drawn.
*/
export const familyLines = (snapshot: Snapshot, options: Options): readonly Line[] => {
	const {lineage = [], shards, at} = snapshot;
	const {width, rows, offset, appearance} = options;
	const {theme, glyphs} = appearance;
	if (lineage.length === 0) {
		return [line('No shard is known yet: once the stream is ACTIVE, its shards and their children stand here.', theme.muted)];
	}

	const period = periodOf(lineage, at);
	const {items, first} = visibleWindow(treeRows(lineage), rows - HEAD_ROWS, offset);
	const inSight = new Set(items.map(({life}) => life.shardId));
	const views = new Map(shards.filter(({shardId}) => inSight.has(shardId)).map(view => [view.shardId, view]));
	const where = items.length < lineage.length ? `  rows ${first + 1} to ${first + items.length} of ${lineage.length}` : '';
	const handover = lastHandover(lineage);
	return [
		[span(countText(snapshot)), span(where, theme.muted), ...(isWide(width) ? [span(`  ${glyphs.horizontal} takes records, ${glyphs.barFull} is read`, theme.muted)] : [])],
		handover === undefined ? line('No handover was seen yet: + splits the shards.', theme.muted) : line(`Last handover: ${handover}`, theme.accent),
		headings(width, period, appearance),
		...items.map(row => fitLine(rowLine(row, views.get(row.life.shardId), period, options), width)),
	];
};
