import {describe, expect, test} from 'vitest';
import {hashKeyOf} from '../../../../source/service/hash-ranges.js';
import {noFacts, type Facts, type KeyFact} from '../../../../source/monitor/facts/facts.js';
import {asciiGlyphs} from '../../../../source/ui/appearance/glyphs.js';
import {lineText, lineWidth} from '../../../../source/ui/drawing/line.js';
import {heatStrip, stripRoom} from '../../../../source/ui/panes/stream/heat-strip.js';
import {shardBorders, stripIds, stripKeys} from '../../../../source/ui/panes/stream/strip-rows.js';
import {appearance, frameLines} from '../../frame.js';
import {openShard, snapshot} from '../../snapshots.js';

const among = (count: number) => Array.from({length: count}, (_, index) => openShard(index, index, count));

const key = (name: string, share: number): KeyFact => ({
	key: name, shardId: 'shardId-000000000001', records: share * 1000, share, shareOfShard: share,
});

const facts = (keys: readonly KeyFact[], changes: Partial<Facts> = {}): Facts => ({
	...noFacts, seconds: 60, records: 1000, keys, ...changes,
});

const WIDTH = 75;

const idsOf = (count: number) => stripIds(among(count), WIDTH, appearance);
const keysText = (value: Facts) => lineText(stripKeys(value, WIDTH, appearance));

describe('the ids of the shards', () => {
	test('stand over their part of the hash keys, with a border between them', () => {
		expect(lineText(idsOf(4)!)).toBe('shard   0  25 %         │1  25 %        │2  25 %        │3  25 %           ');
		const borders = shardBorders(among(4), WIDTH);
		expect([...borders]).toEqual([16, 32, 48]);
		const load = heatStrip(among(4), WIDTH, appearance, borders);
		expect(lineText(load)).toBe(`load 00│${'▁'.repeat(16)}│${'▁'.repeat(15)}│${'▁'.repeat(15)}│${'▁'.repeat(15)}│ff`);
	});

	test('are left out where they would not fit', () => {
		expect(idsOf(64)).toBeUndefined();
		expect(idsOf(4096)).toBeUndefined();
		const {size} = shardBorders(among(64), WIDTH);
		expect(size).toBe(0);
	});

	test('of closed shards are not there', () => {
		const shards = [...among(2), openShard(7, 0, 1, {state: 'closed'})];
		expect(lineText(stripIds(shards, WIDTH, appearance)!)).not.toContain('7');
	});
});

describe('the top keys', () => {
	const {cells} = stripRoom(WIDTH);
	const placeOf = (name: string) => Math.floor(Number(hashKeyOf(name)) / (2 ** 128) * cells);

	test.each(['user-1', 'user-3', 'checkout'])('%s is marked at its place', name => {
		const text = keysText(facts([key(name, 0.5)]));
		expect(text.indexOf('↑') - 'load 00│'.length).toBe(placeOf(name));
		expect(text).toContain(name);
	});

	test('stand beside each other without covering one another', () => {
		const keys = ['user-1', 'user-2', 'user-3', 'user-4', 'user-5'].map(name => key(name, 0.2));
		const line = stripKeys(facts(keys), WIDTH, appearance);
		expect(lineWidth(line)).toBe(WIDTH);
		expect(lineText(line).match(/↑/gv)!.length).toBeGreaterThanOrEqual(3);
		expect(lineText(line)).toContain('↑user-2 20 %');
	});

	test('that do not stand out are not marked', () => {
		const even = facts([key('user-1', 0.001)]);
		expect(keysText(even)).toContain('spread evenly');
		expect(keysText(noFacts)).toContain('no records');
	});

	test('a hostile name and ASCII change nothing', () => {
		const hostile = facts([key('a\u{1B}[2J漢字漢字漢字漢字', 0.5)]);
		const line = stripKeys(hostile, WIDTH, {...appearance, glyphs: asciiGlyphs});
		expect(lineWidth(line)).toBe(WIDTH);
		expect(lineText(line)).not.toContain('\u{1B}');
		expect(lineText(line)).toContain('^');
	});
});

test('in the pane, four shards have their ids above the load and the keys below it', () => {
	const value = snapshot({shards: among(4), facts: facts([key('user-3', 0.4)])});
	const lines = frameLines(value, {columns: 120, rows: 40});
	const load = lines.findIndex(line => line.includes('load 00│'));
	expect(lines[load - 1]).toMatch(/shard +0 +25 % +│1 /v);
	expect(lines[load + 1]).toMatch(/keys .*user-3/v);
});
