import {createHash} from 'node:crypto';
import {stripVTControlCharacters} from 'node:util';
import {describe, expect, test} from 'vitest';
import {noFacts, type Facts} from '../../../../source/monitor/facts/facts.js';
import type {Snapshot} from '../../../../source/monitor/snapshot.js';
import {asciiGlyphs} from '../../../../source/ui/appearance/glyphs.js';
import {appearance} from '../../frame.js';
import {openSession, sizes, small} from '../../session.js';
import {openShard, snapshot} from '../../snapshots.js';

// The lab's five users. Where they go is worked out here once more, by Node's own MD5.
const users = ['user-1', 'user-2', 'user-3', 'user-4', 'user-5'];
const md5 = (key: string): string => createHash('md5').update(key).digest('hex');

const shardOf = (key: string, shardCount: number): number => Number(BigInt(`0x${md5(key)}`) * BigInt(shardCount) / (2n ** 128n));

const factsOf = (counts: Readonly<Record<string, number>>, shardCount: number): Facts => {
	const records = Object.values(counts).reduce((sum, count) => sum + count, 0);
	const inShard = (shard: number) => Object.entries(counts).filter(([key]) => shardOf(key, shardCount) === shard).reduce((sum, [, count]) => sum + count, 0);
	return {
		...noFacts,
		seconds: 60,
		records,
		bytes: records * 160,
		keys: Object.entries(counts).map(([key, count]) => ({
			key, shardId: `shardId-${String(shardOf(key, shardCount)).padStart(12, '0')}`, records: count, share: count / records, shareOfShard: count / inShard(shardOf(key, shardCount)),
		})),
	};
};

const shown = (counts: Readonly<Record<string, number>>, shardCount: number): Snapshot => {
	const facts = factsOf(counts, shardCount);
	return snapshot({
		facts,
		shards: Array.from({length: shardCount}, (_, position) => openShard(position, position, shardCount, {
			recordsPerSecond: facts.keys.filter(({key}) => shardOf(key, shardCount) === position).reduce((sum, {records}) => sum + (records / 60), 0),
			bytesPerSecond: 0,
		})),
	});
};

const even = Object.fromEntries(users.map(user => [user, 6000]));

const setUp = (initial: Snapshot, size = small, look = appearance) => {
	const session = openSession({initial, size, appearance: look});
	return {
		...session,
		text: () => stripVTControlCharacters(session.lines().join(' ')).replaceAll(/[\s\|│]+/gv, ' '),
	};
};

describe.each(sizes)('at %s', (_, size) => {
	test.each(users)('k shows the MD5 of a key that is typed, its place and its shard: %s', user => {
		const session = setUp(shown(even, 2), size);
		session.press('k', 'ctrl+u', ...user);
		const text = session.text();
		expect(text).toContain(`MD5 ${md5(user)}`);
		expect(text).toContain(`${user} is at ${md5(user).slice(0, 2)}: shard ${shardOf(user, 2)}.`);
	});
});

test('arrows choose a key of the last minute and another count of shards; what would move is what the hashes say', () => {
	const session = setUp(shown(even, 1));
	session.press('k', 'ctrl+u', ...'user-1', 'down');
	expect(session.text()).toContain('key user-2');
	session.press('right');
	const text = session.text();
	expect(text).toContain('With 2 shards instead of 1:');
	// The only shard closes, so each key moves; the new shards are 1 and 2.
	for (const user of users) {
		expect(text).toContain(`${user} from 0 to ${1 + shardOf(user, 2)}`);
	}

	session.press('left');
	expect(session.text()).toContain('1 open shard, along the hash keys:');
});

test('a count that is more than double says the steps to it', () => {
	const session = setUp(shown(even, 1));
	session.press('k', 'right', 'right', 'right');
	expect(session.text()).toContain('UpdateShardCount needs several steps: 2, 4, 8.');
});

test('one key that makes nearly all of a full shard: no count of shards helps, and it says so', () => {
	const few = Object.fromEntries(users.map(user => [user, 600]));
	const session = setUp(shown({...few, 'user-3': 60_000}, 2), {columns: 120, rows: 40});
	session.press('k');
	expect(session.text()).toMatch(/user-3 alone makes \d+ % of shard \d\. More shards do not bring it below 1,000 records\/s\./v);
});

test('the screen stays whole in plain characters, with a hostile key and many shards', () => {
	const key = '\u{1B}[2J\u{202E}evil';
	const session = setUp(shown({[key]: 10, ...even}, 64), small, {...appearance, glyphs: asciiGlyphs});
	session.press('k');
	const lines = session.lines();
	expect(lines).toHaveLength(small.rows - 1);
	for (const line of lines.slice(0, -1)) {
		expect(stripVTControlCharacters(line)).not.toMatch(/[^\u{20}-\u{7E}…]/v);
		expect(stripVTControlCharacters(line)).toHaveLength(small.columns);
	}
});

test('Esc closes it, and letters that are keys of the panes are only typed', () => {
	const session = setUp(shown(even, 2));
	session.press('k', 'ctrl+u', 'q', 't', 'p');
	expect(session.text()).toContain('key qtp');
	session.press('escape');
	expect(session.text()).not.toContain('Where a key goes');
});

test('a stream that spreads its records by itself has no place for a key', () => {
	const {stream} = snapshot().state;
	const initial = shown(even, 2);
	const {lines, press} = setUp({...initial, state: {...initial.state, stream: {...stream!, mode: 'ON_DEMAND', ignoresKey: true}}});
	press('k');
	const text = lines().join('\n');
	expect(text).toContain('the partition key does not choose the shard');
	expect(text).not.toContain('always goes there');
});

test.each([
	[{throttledPerSecond: 30}, 'Shard 1 is full now.'],
	[{recordsPerSecond: 950}, 'Shard 1 is near its limit now.'],
])('while a shard is busy that was calm over the minute, nothing says that it fits: %j', (now, words) => {
	const calm = shown(Object.fromEntries(users.map(user => [user, 60])), 2);
	const session = setUp({...calm, shards: calm.shards.map(shard => shard.shardId.endsWith('1') ? {...shard, ...now} : shard)}, {columns: 120, rows: 40});
	session.press('k');
	expect(session.text()).toContain(words);
	expect(session.text()).not.toContain('no more shards are needed');
	session.show(calm);
	expect(session.text()).toContain('no more shards are needed');
});
