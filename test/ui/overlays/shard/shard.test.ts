import {describe, expect, test} from 'vitest';
import {noFacts, type Facts} from '../../../../source/monitor/facts/facts.js';
import {hashKeyOf} from '../../../../source/service/hash-ranges.js';
import {openSession, sizes, small} from '../../session.js';
import {openShard, snapshot, state} from '../../snapshots.js';

const users = ['user-1', 'user-2', 'user-3', 'user-4', 'user-5', 'user-6', 'user-7', 'user-8'];

const shardIdOf = (key: string): string => `shardId-00000000000${hashKeyOf(key) < 2n ** 127n ? 0 : 1}`;

const factsOf = (counts: Readonly<Record<string, number>>): Facts => {
	const records = Object.values(counts).reduce((sum, count) => sum + count, 0);
	return {
		...noFacts,
		seconds: 60,
		records,
		bytes: records * 200,
		keys: Object.entries(counts).map(([key, count]) => ({
			key, shardId: shardIdOf(key), records: count, share: count / records, shareOfShard: count / records,
		})),
	};
};

const even = factsOf(Object.fromEntries(users.map(key => [key, 6000])));

const twoShards = (facts = even) => snapshot({
	facts,
	shards: [openShard(0, 0, 2), openShard(1, 1, 2, {recordsPerSecond: 960, bytesPerSecond: 190_000, throttledPerSecond: 30})],
});

const openOn = (initial = twoShards(), size = small) => {
	const ran: unknown[] = [];
	const session = openSession({
		initial,
		size,
		run(...started) {
			ran.push(started);
		},
	});
	return {...session, ran};
};

describe.each(sizes)('at %s', (_, size) => {
	test('the cursor of the shards chooses one, and Enter opens it', () => {
		const session = openOn(twoShards(), size);
		session.press('shift+tab');
		expect(session.lines().find(row => /► +\d /v.test(row))).toMatch(/► +0 /v);
		session.press('down');
		expect(session.lines().find(row => /► +\d /v.test(row))).toMatch(/► +1 /v);
		session.press('enter');
		const text = session.lines().join(' ').replaceAll(/[\s│]+/gv, ' ');
		expect(text).toContain('Shard 1, open');
		expect(text).toContain('960/s of 1,000, 96 %');
		expect(text).toMatch(/range +80{31} to f{32}/v);
		expect(text).toContain('50 % of the hash keys; neighbours: 0 below');
	});
});

test('the hot shard is split at its median in five keys, at a place where its keys are even', () => {
	const session = openOn();
	session.press('shift+tab', 'down', 'enter', 'm');
	expect(session.lines().join('\n')).toMatch(/Shard 1 is split at [89a-f][\da-f] into 80-[\da-f]{2} \(\d+ records\/s, \d+ % of the limit\) and/v);
	session.press('enter');
	const [[id, {shardId, newStartingHashKey}]] = session.ran as [[string, {shardId: string; newStartingHashKey: bigint}]];
	expect({id, shardId}).toEqual({id: 'split-shard', shardId: 'shardId-000000000001'});
	const above = users.filter(key => hashKeyOf(key) >= newStartingHashKey).length;
	const inShard = users.filter(key => shardIdOf(key) === shardId).length;
	expect(Math.abs(inShard - (2 * above))).toBeLessThanOrEqual(1);
	expect(session.view.getView().overlay).toBeUndefined();
});

test('one key that makes most of the shard: a split is warned of', () => {
	const hot = users.find(key => shardIdOf(key).endsWith('1'))!;
	const facts = factsOf({[hot]: 50_000, 'user-9': 100});
	const session = openOn(twoShards(facts));
	session.press('shift+tab', 'down', 'enter', 'm');
	expect(session.lines().join(' ').replaceAll(/[\s│]+/gv, ' ')).toMatch(/user-\d alone makes \d+ % of shard 1, and stays whole/v);
});

test('of a sample, the halves have the load that the shard is known to have', () => {
	const sample: Facts = {
		...even, isSample: true, records: 48, bytes: 9600,
	};
	const session = openOn(twoShards(sample));
	session.press('shift+tab', 'down', 'enter', 's');
	const loads = session.lines().join(' ').matchAll(/\((?<rate>\d+) records\/s/gv).map(({groups}) => Number(groups!.rate)).toArray();
	expect(loads).toHaveLength(2);
	expect(Math.abs(loads[0]! + loads[1]! - 960)).toBeLessThanOrEqual(2);
});

test('a merge says the load of the one shard, and takes the neighbours in their order', () => {
	const session = openOn();
	session.press('shift+tab', 'enter', 'a');
	expect(session.lines().join('\n')).toContain('Shards 0 and 1 become one, 00-ff, with 962 records/s, 96 % of the limit.');
	expect(session.lines().join('\n')).toContain('That is near the limit of a shard.');
	session.press('enter');
	expect(session.ran).toEqual([['merge-shards', {shardId: 'shardId-000000000000', otherShardId: 'shardId-000000000001'}]]);
});

test('Esc leaves the change, then the shard; nothing is done', () => {
	const session = openOn();
	session.press('shift+tab', 'enter', 's', 'escape');
	expect(session.view.getView().overlay).toMatchObject({type: 'shard', planned: undefined});
	session.press('escape');
	expect(session.view.getView().overlay).toBeUndefined();
	expect(session.ran).toEqual([]);
});

test('at either end there is no neighbour', () => {
	const session = openOn();
	session.press('shift+tab', 'enter', 'b');
	expect(session.view.getView().notice?.text).toBe('Shard 0 has no neighbour below it.');
});

test('without traffic there is no median', () => {
	const session = openOn(twoShards(noFacts));
	session.press('shift+tab', 'enter', 'm');
	expect(session.view.getView().notice?.text).toContain('so there is no median');
});

test('f shows its records alone', () => {
	const session = openOn();
	session.press('shift+tab', 'down', 'enter', 'f');
	expect(session.view.getView()).toMatchObject({overlay: undefined, focus: 'feed', filter: {text: 'shard=1'}});
});

test('Left and Right go to the neighbours in the table', () => {
	const session = openOn();
	session.press('shift+tab', 'enter', 'right');
	expect(session.lines().join('\n')).toContain('Shard 1, open');
	session.press('left', 'left');
	expect(session.lines().join('\n')).toContain('Shard 0, open');
});

test('a read-only session shows the shard and changes nothing', () => {
	const session = openOn({...twoShards(), state: state({isReadOnly: true})});
	session.press('shift+tab', 'enter', 's');
	expect(session.view.getView().notice?.text).toBe('split shard: read-only');
	expect(session.lines().at(-1)).not.toContain('split');
	session.press('enter');
	expect(session.ran).toEqual([]);
});

test('on AWS the change is asked about first', () => {
	const session = openOn({...twoShards(), state: state({isEmbedded: false, endpoint: undefined})});
	session.press('shift+tab', 'enter', 's', 'enter');
	expect(session.view.getView().overlay).toMatchObject({type: 'first-write', actionId: 'split-shard'});
	expect(session.lines().join(' ')).toContain('This splits one shard in two.');
	expect(session.ran).toEqual([]);
	session.press('y');
	expect(session.ran).toHaveLength(1);
});

test('the row under the cursor is that of the tab on the screen, also where another tab has the same shards in another order', () => {
	const many = (hot: number) => snapshot({
		state: state(),
		shards: Array.from({length: 40}, (_, number) => openShard(number, number, 40, {recordsPerSecond: number === hot ? 900 : 1})),
	});
	const session = openOn(many(7));
	const show = (hot: number, from: number, to: number) => {
		session.view.dispatch({
			type: 'to-tab', from, to, ids: [1, 2],
		});
		session.show(many(hot));
	};

	expect(session.frame()).toMatch(/ 7 +open/v);
	show(21, 1, 2);
	expect(session.frame()).toMatch(/ 21 +open/v);
	show(7, 2, 1);
	// The key is faster than the drawing.
	session.press('shift+tab', 'enter');
	expect(session.frame()).toContain('Shard 7, open');
});
