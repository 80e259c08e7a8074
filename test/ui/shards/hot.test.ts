import fc from 'fast-check';
import {expect, test} from 'vitest';
import {colorfulTheme} from '../../../source/ui/appearance/theme.js';
import {heatStrip} from '../../../source/ui/panes/stream/heat-strip.js';
import {shardBars} from '../../../source/ui/panes/stream/shard-bars.js';
import {shardCells} from '../../../source/ui/panes/stream/shard-cells.js';
import {shardColumns} from '../../../source/ui/panes/stream/shard-columns.js';
import {lineText} from '../../../source/ui/drawing/line.js';
import {shardCensus} from '../../../source/ui/shards/shard-census.js';
import {appearance} from '../frame.js';
import {NOON, openShard} from '../snapshots.js';

const anyLoad = fc.record({
	recordsPerSecond: fc.double({min: 0, max: 1200, noNaN: true}),
	bytesPerSecond: fc.double({min: 0, max: 1.2 * 1024 * 1024, noNaN: true}),
	throttledPerSecond: fc.oneof(fc.constant(0), fc.double({min: 0.1, max: 900, noNaN: true})),
});

const columns = shardColumns(78, false, appearance);

test('table, strip, bars and the line above agree on what is hot and what is full', () => {
	fc.assert(fc.property(anyLoad, load => {
		const shard = openShard(0, 0, 1, load);
		const {hot, full} = shardCensus([shard]);
		const isHot = hot + full > 0;
		const {recordsTone, kilobytesTone} = shardCells(shard, columns, {now: NOON, asOf: undefined}, appearance.glyphs);
		expect(recordsTone !== 'normal' || kilobytesTone !== 'normal').toBe(isHot);
		expect(recordsTone === 'full' || kilobytesTone === 'full').toBe(full > 0);
		const [, slice] = heatStrip([shard], 78, appearance);
		expect(slice!.color !== colorfulTheme.good.color).toBe(isHot);
		const bar = shardBars([shard], 78, 1, appearance).map(line => lineText(line)).join(' ');
		expect(/ (?:hot|FULL)$/v.test(bar)).toBe(isHot);
	}));
});
