import {expect, test} from 'vitest';
import {CLOSED_SHARD_SHOWN_MILLISECONDS, shardRows} from '../../../source/ui/shards/shard-rows.js';
import {NOON, openShard} from '../snapshots.js';

const closed = (number: number, changes: Partial<ReturnType<typeof openShard>> = {}) => openShard(number, 0, 1, {
	state: 'closed', reader: 'ended', endedAt: NOON, ...changes,
});

test('closed shards stand below the open ones, and are only counted a while after they were drained', () => {
	const shards = [closed(0), openShard(2, 0, 2), closed(1, {endedAt: NOON - CLOSED_SHARD_SHOWN_MILLISECONDS}), openShard(3, 1, 2)];
	const {shown, counted} = shardRows(shards, NOON);
	expect(shown.map(({shortId}) => shortId)).toEqual(['2', '3', '0']);
	expect(counted).toBe(1);
});

test('where not all fit, open shards come before drained ones', () => {
	const {shown, counted} = shardRows([closed(0), openShard(1, 0, 2), openShard(2, 1, 2)], NOON, 2);
	expect(shown.map(({shortId}) => shortId)).toEqual(['1', '2']);
	expect(counted).toBe(1);
});

test('a closed shard that is still being read stays however long it takes', () => {
	const {shown} = shardRows([closed(0, {reader: 'reading', endedAt: undefined})], NOON + 1e9);
	expect(shown).toHaveLength(1);
});
