import {loadOf} from '../../../service/shard-load.js';
import type {ShardView} from '../../../monitor/meters/shard-view.js';
import {fitText} from '../../../records/text/text-width.js';
import type {Appearance} from '../../appearance/appearance.js';
import {shardStyle} from '../../appearance/theme.js';
import {formatNumberOf} from '../../drawing/format.js';
import {line, span, type Line} from '../../drawing/line.js';
import {toneOf, toneStyle} from '../../shards/shard-load.js';

/**
A bar is at most so many rows thick.
*/
const MOST_ROWS = 4;

const LABEL_WIDTH = 'shard 12 '.length;
const VALUE_WIDTH = ' 100 % FULL'.length;

/**
The fullest of the open shards, in the order of their hash keys.
*/
const fullest = (open: readonly ShardView[], count: number): readonly ShardView[] => {
	if (open.length <= count) {
		return open;
	}

	const rank = (shard: ShardView): number => loadOf(shard) + (shard.throttledPerSecond > 0 ? 1000 : 0);
	const chosen = new Set(open.toSorted((a, b) => rank(b) - rank(a)).slice(0, count));
	return open.filter(shard => chosen.has(shard));
};

const barLines = (shard: ShardView, width: number, rows: number, {glyphs, theme}: Appearance): readonly Line[] => {
	const tone = toneOf(shard);
	const style = toneStyle(tone, theme);
	const load = loadOf(shard);
	const room = Math.max(0, width - LABEL_WIDTH - VALUE_WIDTH);
	const filled = load > 0 ? Math.max(1, Math.min(room, Math.round(load * room))) : 0;
	const mark = {
		normal: '', high: ' hot', full: ' FULL', closed: '',
	}[tone];
	return Array.from({length: rows}, (_, row): Line => [
		span(fitText(row === 0 ? `shard ${shard.shortId}` : '', LABEL_WIDTH), shardStyle(theme, shard.shortId)),
		span(glyphs.levels.at(-1)!.repeat(filled), style),
		span(glyphs.barEmpty.repeat(room - filled), theme.muted),
		span(row === 0 ? `${`${Math.round(load * 100)} %`.padStart(' 100 %'.length)}${mark}` : '', style),
	]);
};

/**
The open shards as bars for the last bench: how much of what each takes is written to it. Of more than fit, the fullest, and how many others there are.
*/
export const shardBars = (shards: readonly ShardView[], width: number, rows: number, appearance: Appearance): readonly Line[] => {
	const open = shards.filter(({state}) => state === 'open');
	if (rows <= 0 || open.length === 0) {
		return [];
	}

	const hasRest = open.length > rows && rows > 1;
	const shown = fullest(open, hasRest ? rows - 1 : rows);
	const thickness = Math.min(MOST_ROWS, Math.max(1, Math.floor(rows / open.length)));
	return [
		...shown.flatMap(shard => barLines(shard, width, thickness, appearance)),
		...(hasRest ? [line(`and ${formatNumberOf(open.length - shown.length, 'shard')} less full`)] : []),
	];
};
