import {describe, expect, test} from 'vitest';
import {ACTIVITY_MAX_ENTRIES} from '../../source/monitor/activity-log.js';
import {reduce} from '../../source/monitor/reducer.js';
import {OWN_CHANGE_MILLISECONDS} from '../../source/monitor/tracked-state.js';
import {
	after,
	freshState,
	shardOf,
	summaryOf,
} from './fixtures.js';

const summary = (fields: Parameters<typeof summaryOf>[0] = {}) => ({type: 'summary' as const, summary: summaryOf(fields)});
const absent = {type: 'absent' as const};
const started = (id: string) => ({type: 'action-started' as const, id, label: id});
const finished = {type: 'action-finished' as const, text: 'done'};

describe('what happens to the stream is told in words', () => {
	test.each([
		['the first look finds it', [summary()], 'found: ACTIVE, 1 open shard'],
		['the first look finds none', [absent], 'there is no such stream yet'],
		['we create it', [absent, started('create-stream'), summary({status: 'CREATING'})], 'created: CREATING'],
		['somebody creates it', [absent, summary({status: 'CREATING'})], 'created from outside: CREATING'],
		['it becomes ACTIVE', [summary({status: 'CREATING', openShardCount: 2}), summary({openShardCount: 2})], 'CREATING → ACTIVE: 2 open shards'],
		['we scale', [summary(), started('scale-up'), summary({status: 'UPDATING'})], 'ACTIVE → UPDATING'],
		['our scaling ends', [summary(), started('scale-up'), summary({status: 'UPDATING'}), summary({openShardCount: 2})], 'UPDATING → ACTIVE: 2 open shards'],
		['our scaling ends after its action', [summary(), started('scale-up'), summary({status: 'UPDATING'}), finished, summary({openShardCount: 2})], 'UPDATING → ACTIVE: 2 open shards'],
		['we split a shard', [summary(), started('split-shard'), summary({status: 'UPDATING'}), summary({openShardCount: 2})], 'UPDATING → ACTIVE: 2 open shards'],
		['our merge ends after its action', [summary({openShardCount: 2}), started('merge-shards'), summary({status: 'UPDATING', openShardCount: 2}), finished, summary()], 'UPDATING → ACTIVE: 1 open shard'],
		['we change a setting', [summary(), started('change-settings'), summary({status: 'UPDATING'})], 'ACTIVE → UPDATING'],
		['somebody scales while we change a setting', [summary(), started('change-settings'), summary({openShardCount: 2})], 'rescaled from outside: 1 → 2 open shards'],
		['somebody scales', [summary(), summary({status: 'UPDATING'})], 'ACTIVE → UPDATING, changed from outside'],
		['somebody\'s scaling ends', [summary({openShardCount: 2}), summary({status: 'UPDATING', openShardCount: 3}), summary({openShardCount: 4})], 'rescaled from outside: 2 → 4 open shards'],
		['a quick rescale between two looks', [summary({openShardCount: 4}), summary({openShardCount: 2})], 'rescaled from outside: 4 → 2 open shards'],
		['somebody deletes it', [summary(), summary({status: 'DELETING'})], 'ACTIVE → DELETING, changed from outside'],
		['it is gone after DELETING', [summary(), summary({status: 'DELETING'}), absent], 'deleted'],
		['it is gone at once', [summary(), absent], 'deleted from outside'],
		['we tear it down', [summary(), started('tear-down'), absent], 'deleted'],
		['another stream has its name', [summary(), summary({createdAt: 2000})], 're-created: another stream under the same name, ACTIVE'],
		['the reader notices another stream first', [summary(), {type: 'recreated' as const, createdAt: 2000}, summary({createdAt: 2000})], 're-created: another stream under the same name'],
		['its retention changes', [summary(), summary({retentionHours: 48})], 'retention: 24 h → 48 h'],
		['its mode changes', [summary(), summary({mode: 'ON_DEMAND'})], 'mode: PROVISIONED → ON_DEMAND'],
		['a consumer registers', [summary(), summary({consumerCount: 1})], 'consumers: 0 → 1'],
		['it answers again', [summary(), {type: 'unreachable' as const, problem: {code: 'timeout', message: 'no answer'}}, summary()], 'answers again'],
	])('%s', (_, events, text) => {
		expect(after(...events).activity.at(-1)?.text).toBe(text);
	});

	test('a change long after our own is somebody else\'s', () => {
		const state = after(summary(), started('scale-up'), finished);
		const at = state.lastAction!.endedAt + OWN_CHANGE_MILLISECONDS + 1;
		expect(reduce(state, {at, ...summary({openShardCount: 2})}).activity.at(-1)?.text).toBe('rescaled from outside: 1 → 2 open shards');
	});

	test('the same list of metrics is nothing new, and a list that is gone is', () => {
		const metered = () => summary({shardLevelMetrics: ['IncomingBytes']});
		const state = after(metered());
		expect(reduce(state, {at: 9, ...metered()})).toBe(state);
		expect(reduce(state, {at: 9, ...summary()}).stream?.shardLevelMetrics).toBeUndefined();
	});

	test('nothing new leaves the very same state, so that nothing is published', () => {
		const state = after(summary(), {type: 'shards', shards: [shardOf(0)]});
		expect(reduce(state, {at: 9, ...summary()})).toBe(state);
		expect(reduce(state, {at: 9, type: 'shards', shards: [shardOf(0)]})).toBe(state);
		expect(reduce(state, {at: 9, type: 'problem-cleared', code: 'timeout'})).toBe(state);
		const gone = after(absent);
		expect(reduce(gone, {at: 9, ...absent})).toBe(gone);
	});
});

describe('the state', () => {
	test('counts the time in a status from the first sight of it', () => {
		const state = after(summary({status: 'CREATING'}), summary({status: 'CREATING', consumerCount: 1}), summary(), summary({retentionHours: 48}));
		expect(state.statusSince).toBe(2000);
	});

	test('forgets the shards of a stream that is gone or another one', () => {
		const shards = {type: 'shards' as const, shards: [shardOf(0)]};
		expect(after(summary(), shards).shards).toHaveLength(1);
		expect(after(summary(), shards, summary({createdAt: 2000})).shards).toEqual([]);
		expect(after(summary(), shards, {type: 'recreated', createdAt: 2000}).shards).toEqual([]);
		expect(after(summary(), shards, absent)).toMatchObject({shards: [], stream: undefined, connectivity: 'absent'});
		expect(after(absent, shards).shards).toEqual([]);
	});

	test('lists shards in hash-key order, the parent before the child that begins where it did', () => {
		const half = 2n ** 127n;
		const children = [shardOf(2, {startingHashKey: half}), shardOf(1, {endingHashKey: half - 1n}), shardOf(0, {endingSequenceNumber: '5'})];
		expect(after(summary(), {type: 'shards', shards: children}).shards.map(({shardId}) => Number(shardId.slice(-1)))).toEqual([0, 1, 2]);
	});

	test('says as of when the stream is while it is unreachable, until it answers again', () => {
		const unreachable = {type: 'unreachable' as const, problem: {code: 'timeout', message: 'no answer'}, answeredAt: 500};
		expect(after(summary(), unreachable).asOf).toBe(500);
		expect(after(summary(), unreachable, summary()).asOf).toBeUndefined();
		expect(after(summary(), unreachable, {type: 'absent'}).asOf).toBeUndefined();
	});

	test('keeps the last known stream while it is unreachable, and says the problem once', () => {
		const unreachable = {type: 'unreachable' as const, problem: {code: 'timeout', message: 'no answer'}};
		const state = after(summary(), unreachable, unreachable, unreachable);
		expect(state).toMatchObject({connectivity: 'unreachable', stream: {status: 'ACTIVE'}, problem: {code: 'timeout'}});
		expect(state.activity.filter(({kind}) => kind === 'problem')).toHaveLength(1);
		expect(after(unreachable, summary()).problem).toBeUndefined();
	});

	test('a problem of the reader stays until it is cleared, whatever the summary says', () => {
		const denied = {type: 'problem' as const, problem: {code: 'access-denied', message: 'no permission'}};
		expect(after(summary(), denied, summary({retentionHours: 48})).problem?.code).toBe('access-denied');
		expect(after(summary(), denied, {type: 'problem-cleared', code: 'access-denied'}).problem).toBeUndefined();
		expect(after(summary(), denied, {type: 'problem-cleared', code: 'timeout'}).problem?.code).toBe('access-denied');
	});

	test('follows an action from start to end', () => {
		const command = 'aws kinesis …';
		const running = after({
			type: 'action-started', id: 'scale-up', label: 'scale to 2', command,
		}, {type: 'action-progressed', progress: 'UPDATING'});
		expect(running.runningAction).toEqual({
			id: 'scale-up', label: 'scale to 2', progress: 'UPDATING', startedAt: 0,
		});
		expect(running.activity).toEqual([{
			id: 1, at: 0, kind: 'action', text: 'scale to 2', command,
		}]);
		const failed = reduce(running, {at: 9000, type: 'action-failed', message: 'not now'});
		expect(failed.runningAction).toBeUndefined();
		expect(failed.activity.at(-1)).toMatchObject({id: 2, kind: 'problem', text: 'not now'});
	});

	test('bounds the activity log and numbers its entries through', () => {
		let state = freshState();
		for (let at = 0; at < ACTIVITY_MAX_ENTRIES + 20; at++) {
			state = reduce(state, {
				at, type: 'noted', kind: 'event', text: String(at),
			});
		}

		expect(state.activity).toHaveLength(ACTIVITY_MAX_ENTRIES);
		expect(state.activity.at(-1)).toMatchObject({id: ACTIVITY_MAX_ENTRIES + 20, text: String(ACTIVITY_MAX_ENTRIES + 19)});
	});
});
