import {describe, expect, test} from 'vitest';
import {asciiGlyphs} from '../../../../source/ui/appearance/glyphs.js';
import {heatSlices, heatStrip} from '../../../../source/ui/panes/stream/heat-strip.js';
import {lineText, lineWidth} from '../../../../source/ui/drawing/line.js';
import {colorfulTheme, plainTheme} from '../../../../source/ui/appearance/theme.js';
import {appearance} from '../../frame.js';
import {openShard} from '../../snapshots.js';

const quiet = {recordsPerSecond: 0, bytesPerSecond: 0};
const among = (count: number, hot: Readonly<Record<number, Parameters<typeof openShard>[3]>>) =>
	Array.from({length: count}, (_, index) => openShard(index, index, count, {...quiet, ...hot[index]}));

const strip = (shards: ReturnType<typeof among>, width = 75, look = appearance) => lineText(heatStrip(shards, width, look)).slice('load 00'.length);

// 64 cells between the two ends.
test.each([
	['a silent stream', among(4, {}), `│${' '.repeat(64)}│ff`],
	['one shard at half its limit', among(1, {0: {recordsPerSecond: 500}}), `│${'▄'.repeat(64)}│ff`],
	['a hot quarter', among(4, {1: {recordsPerSecond: 990}}), `│${' '.repeat(16)}${'█'.repeat(16)}${' '.repeat(32)}│ff`],
	['a single event shows', among(2, {1: {recordsPerSecond: 0.2}}), `│${' '.repeat(32)}${'▁'.repeat(32)}│ff`],
	['bytes count as records do', among(2, {0: {bytesPerSecond: 1024 * 1024}}), `│${'█'.repeat(32)}${' '.repeat(32)}│ff`],
	['a throttled shard is marked', among(64, {63: {throttledPerSecond: 3}, 0: {recordsPerSecond: 900}}), `│█${' '.repeat(62)}!│ff`],
	['one hot shard among thousands', among(4096, {2048: {recordsPerSecond: 800}}), `│${' '.repeat(32)}▇${' '.repeat(31)}│ff`],
	['beyond the limit, where there is none', among(1, {0: {recordsPerSecond: 50_000}}), `│${'█'.repeat(64)}│ff`],
])('%s', (_, shards, expected) => {
	expect(strip(shards)).toBe(expected);
});

test('closed shards bear nothing', () => {
	expect(heatSlices(among(2, {0: {recordsPerSecond: 900, state: 'closed'}}), 4).every(({load}) => load === 0)).toBe(true);
});

test('in ASCII', () => {
	expect(strip(among(4, {1: {recordsPerSecond: 990}, 2: {recordsPerSecond: 300}, 3: {throttledPerSecond: 1}}), 75, {glyphs: asciiGlyphs, theme: plainTheme}))
		.toBe(`|${' '.repeat(16)}${'#'.repeat(16)}${'.'.repeat(16)}${'!'.repeat(16)}|ff`);
});

test('neighbours that look alike are one piece of text', () => {
	expect(heatStrip(among(4096, {}), 120, appearance)).toHaveLength(3);
});

describe.each([20, 74, 75, 99, 100, 124])('%d cells', width => {
	test.each([1, 3, 64, 4096])('are filled exactly by %d shards, from first to last', count => {
		const line = heatStrip(among(count, {0: {recordsPerSecond: 900}, [count - 1]: {throttledPerSecond: 5}}), width, appearance);
		expect(lineWidth(line)).toBe(width);
		expect(lineText(line)).toContain('!│ff');
	});
});

test('the colour says it too', () => {
	const styles = heatStrip(among(3, {0: {recordsPerSecond: 100}, 1: {recordsPerSecond: 850}, 2: {throttledPerSecond: 1}}), 75, appearance).map(({color}) => color);
	expect(styles.slice(1, -1)).toEqual([colorfulTheme.good.color, colorfulTheme.warning.color, colorfulTheme.bad.color]);
});
