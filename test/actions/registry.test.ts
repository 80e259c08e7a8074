import {describe, expect, test} from 'vitest';
import {
	type ActionId,
	actionOf,
	actions,
	type InputOf,
} from '../../source/actions/registry.js';
import {summaryOf} from '../monitor/fixtures.js';
import {snapshotOf} from './fixtures.js';

const absent = {connectivity: 'absent', stream: undefined} as const;
const busy = {
	runningAction: {
		id: 'scale-up', label: 'scale to 2', progress: 'UPDATING', startedAt: 0,
	},
};
const withStream = (fields: Parameters<typeof summaryOf>[0]) => ({stream: summaryOf(fields)});

describe('what can be done now, and why not', () => {
	test.each<[ActionId, string, Parameters<typeof snapshotOf>, true | string]>([
		['create-stream', 'without a stream', [absent], true],
		['create-stream', 'with one', [], 'there is a stream already'],
		['create-stream', 'before the first answer', [{connectivity: 'connecting', stream: undefined}], 'no connection'],
		['create-stream', 'read-only', [{...absent, isReadOnly: true}], 'read-only'],
		['scale-up', 'ACTIVE', [], true],
		['scale-up', 'without a stream', [absent], 'no stream'],
		['scale-up', 'UPDATING', [withStream({status: 'UPDATING'})], 'stream is UPDATING'],
		['scale-up', 'unreachable', [{connectivity: 'unreachable'}], 'no connection'],
		['scale-up', 'on demand', [withStream({mode: 'ON_DEMAND'})], 'on-demand: the service scales it'],
		['scale-up', 'at the most that UpdateShardCount takes', [withStream({openShardCount: 10_000})], 'already 10,000 shards: the most'],
		['scale-up', 'while another runs', [busy], 'busy: scale to 2'],
		['scale-down', 'with one shard', [], 'already 1 shard: the least'],
		['scale-down', 'with two', [withStream({openShardCount: 2})], true],
		['scale-down', 'read-only', [{...withStream({openShardCount: 2}), isReadOnly: true}], 'read-only'],
		['change-settings', 'ACTIVE', [], true],
		['change-settings', 'UPDATING', [withStream({status: 'UPDATING'})], 'stream is UPDATING'],
		['change-settings', 'read-only', [{isReadOnly: true}], 'read-only'],
		['change-settings', 'while another runs', [busy], 'busy: scale to 2'],
		['register-consumer', 'ACTIVE', [], true],
		['register-consumer', 'read-only', [{isReadOnly: true}], 'read-only'],
		['deregister-consumer', 'without a stream', [absent], 'no stream'],
		['deregister-consumer', 'read-only', [{isReadOnly: true}], 'read-only'],
		['tear-down', 'ACTIVE', [], true],
		['tear-down', 'DELETING', [withStream({status: 'DELETING'})], 'stream is DELETING'],
		['tear-down', 'while another runs', [busy], 'busy: scale to 2'],
		['toggle-producer', 'UPDATING: writes go on', [withStream({status: 'UPDATING'})], true],
		['toggle-producer', 'while another runs', [busy], true],
		['toggle-producer', 'CREATING', [withStream({status: 'CREATING'})], 'stream is CREATING'],
		['toggle-producer', 'without a stream', [absent], 'no stream'],
		['toggle-producer', 'producing while the stream goes: pausing always works', [withStream({status: 'DELETING'}), {isProducing: true}], true],
		['toggle-producer', 'read-only', [{isReadOnly: true}], 'read-only'],
		['raise-rate', 'in the middle', [{}, {targetRate: 100}], true],
		['raise-rate', 'at the top', [{}, {targetRate: 5000}], '5,000 events a second is the most'],
		['lower-rate', 'at the bottom', [{}, {targetRate: 1}], '1 event a second is the least'],
		['next-users', 'read-only', [{isReadOnly: true}], 'read-only'],
		['restart-reading', 'read-only: it changes nothing', [{isReadOnly: true}], true],
		['restart-reading', 'without a stream', [absent], 'no stream'],
		['toggle-fan-out', 'ACTIVE', [], true],
		['toggle-fan-out', 'read-only: it would register a consumer', [{isReadOnly: true}], 'read-only'],
	])('%s, %s', (id, _, snapshot, expected) => {
		expect(actionOf(id).isEnabled(snapshotOf(...snapshot))).toBe(expected);
	});
});

describe('labels and equivalent commands', () => {
	test.each<[ActionId, Parameters<typeof snapshotOf>, string, string | undefined]>([
		['create-stream', [absent], 'create', 'kinesis create-stream --stream-name clickstream-lab --shard-count 1'],
		['scale-up', [], 'scale to 2', 'kinesis update-shard-count --stream-name clickstream-lab --scaling-type UNIFORM_SCALING --target-shard-count 2'],
		['scale-down', [withStream({openShardCount: 5})], 'scale to 3', 'kinesis update-shard-count --stream-name clickstream-lab --scaling-type UNIFORM_SCALING --target-shard-count 3'],
		['scale-up', [absent], 'scale up', undefined],
		['tear-down', [], 'tear down', 'kinesis delete-stream --stream-name clickstream-lab --enforce-consumer-deletion'],
		['toggle-producer', [], 'produce', 'kinesis put-record --stream-name clickstream-lab --partition-key user-1 --data {"user_id":"user-1","url":"/home"}'],
		['toggle-producer', [{}, {isProducing: true}], 'pause', undefined],
	])('%s', (id, snapshot, label, words) => {
		expect(actionOf(id).label(snapshotOf(...snapshot))).toBe(label);
		expect(actionOf(id).cliEquivalent(snapshotOf(...snapshot), {})?.join(' ')).toBe(words);
	});

	test('of what needs input, by what the session knows of the stream', () => {
		const {stream} = snapshotOf().state;
		const settings = (wanted: InputOf<'change-settings'>['wanted'], ...snapshot: Parameters<typeof snapshotOf>) =>
			actions['change-settings'].cliEquivalent(snapshotOf(...snapshot), {wanted})?.join(' ');
		expect(settings({retentionHours: 48, mode: 'ON_DEMAND'})).toBe('kinesis increase-stream-retention-period --stream-name clickstream-lab --retention-period-hours 48');
		expect(settings({tags: new Map([['team', 'web']])})).toBe('kinesis add-tags-to-stream --stream-name clickstream-lab --tags team=web');
		expect(settings({retentionHours: 24})).toBeUndefined();
		expect(settings({retentionHours: 1})).toBeUndefined();
		expect(settings({retentionHours: 48}, absent)).toBeUndefined();
		const reader = {consumerName: 'reader'};
		expect(actions['register-consumer'].cliEquivalent(snapshotOf(), reader)?.join(' ')).toBe(`kinesis register-stream-consumer --stream-arn ${stream!.arn} --consumer-name reader`);
		expect(actions['deregister-consumer'].cliEquivalent(snapshotOf(), reader)?.join(' ')).toBe(`kinesis deregister-stream-consumer --stream-arn ${stream!.arn} --consumer-name reader`);
		expect(actions['register-consumer'].cliEquivalent(snapshotOf(absent), reader)).toBeUndefined();
	});

	test('every action is registered under its own id', () => {
		expect(Object.entries(actions).filter(([id, action]) => id !== action.id)).toEqual([]);
	});
});
