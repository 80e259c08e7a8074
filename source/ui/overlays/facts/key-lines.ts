import type {Facts, KeyFact} from '../../../monitor/facts/facts.js';
import {shortShardId} from '../../../records/text/short-shard-id.js';
import {sanitize} from '../../../records/text/sanitize.js';
import {fitText} from '../../../records/text/text-width.js';
import type {Appearance} from '../../appearance/appearance.js';
import {bar} from '../../drawing/chart.js';
import {formatCount, formatNumberOf, formatShare} from '../../drawing/format.js';
import {line, span, type Line} from '../../drawing/line.js';
import {shardStyle} from '../../appearance/theme.js';
import {visibleWindow} from '../../drawing/window.js';

const RECORDS = 9;
const SHARE = 7;
const SHARD = 6;
const OF_SHARD = 9;
const MARK = 2;
const GAPS = 4;

const barWidth = (width: number): number => width < 72 ? 6 : 12;

const keyWidth = (width: number): number => Math.max(8, width - MARK - RECORDS - SHARE - SHARD - OF_SHARD - barWidth(width) - GAPS - 1);

const right = (text: string, columns: number): string => fitText(text, columns, 'right');

const heading = (width: number): string => [
	`${' '.repeat(MARK)}${fitText('partition key', keyWidth(width))}`,
	right('records', RECORDS),
	right('share', SHARE) + ' '.repeat(barWidth(width) + 1),
	right('shard', SHARD),
	right('of shard', OF_SHARD),
].join(' ');

const keyLine = ({key, shardId, records, share, shareOfShard}: KeyFact, isChosen: boolean, width: number, {glyphs, theme}: Appearance): Line => {
	const shard = shortShardId(shardId);
	return [
		span(isChosen ? `${glyphs.focused} ` : '  ', theme.accent),
		span(fitText(sanitize(key), keyWidth(width)), isChosen ? {isBold: true, isInverse: true} : theme.strong),
		span(` ${right(formatCount(records), RECORDS)} ${right(formatShare(share), SHARE)} `),
		span(bar(share, 1, barWidth(width), glyphs), theme.good),
		span(` ${right(shard, SHARD)}`, shardStyle(theme, shard)),
		span(` ${right(formatShare(shareOfShard), OF_SHARD)}`),
	];
};

/**
The most frequent partition keys with their heading, in `rows` rows. The chosen key is always among them.
*/
export const keyLines = ({keys, keyError}: Facts, chosen: number, {width, rows, appearance}: {
	readonly width: number;
	readonly rows: number;
	readonly appearance: Appearance;
}): readonly Line[] => {
	if (keys.length === 0) {
		return [];
	}

	const {theme} = appearance;
	const bound = keyError > 0 ? [line(`counts are estimates: each is at most ${formatNumberOf(keyError, 'record')} too low`, theme.muted)] : [];
	const room = Math.max(1, rows - 1 - bound.length);
	const {first, items} = visibleWindow(keys, room, Math.max(0, chosen - room + 1));
	return [
		line(heading(width), theme.accent),
		...items.map((fact, index) => keyLine(fact, first + index === chosen, width, appearance)),
		...bound,
	];
};
