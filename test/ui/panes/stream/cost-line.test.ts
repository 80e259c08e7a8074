import {expect, test} from 'vitest';
import {costOf} from '../../../monitor/cost/fixtures.js';
import {frameLines} from '../../frame.js';
import {openShard, snapshot} from '../../snapshots.js';

const words = 'about $0.030/h, $0.013 so far (us-east-1 prices, 2024-07-01)';

const small = {columns: 80, rows: 24};

const frameOf = (shardCount: number, changes: Parameters<typeof costOf>[0] = {}, size = small): string => frameLines(snapshot({
	cost: costOf(changes),
	shards: Array.from({length: shardCount}, (_, number) => openShard(number, number, shardCount)),
}), size).join('\n');

test.each([{columns: 80, rows: 24}, {columns: 120, rows: 30}, {columns: 120, rows: 40}])('the last row of the stream’s pane says what it costs, at %j', size => {
	expect(frameOf(1, {}, size)).toContain(` ${words}`);
	expect(frameOf(1, {isOnAws: false}, size)).toContain(` on AWS ${words}`);
});

test('shards come before it', () => {
	expect(frameOf(40)).not.toContain('$');
});

test('a stream that is not there costs nothing, and nothing is said', () => {
	expect(frameOf(1, {perHour: 0})).not.toContain('$0.013');
});
