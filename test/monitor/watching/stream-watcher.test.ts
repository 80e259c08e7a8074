import {describe, expect, test} from 'vitest';
import {DescribeStreamSummaryCommand, ListShardsCommand} from '../../../source/kinesis/client/calls.js';
import type {Connection} from '../../../source/kinesis/client/connection.js';
import type {Sdk} from '../../../source/kinesis/client/sdk.js';
import {reduce} from '../../../source/monitor/reducer.js';
import {createStreamWatcher} from '../../../source/monitor/watching/stream-watcher.js';
import type {TrackedState} from '../../../source/monitor/tracked-state.js';
import {isListingDue, watchInterval, type ShardListing} from '../../../source/monitor/watching/watch-interval.js';
import {createManualClock} from '../../helpers/manual-clock.js';
import {freshState, summaryOf} from '../fixtures.js';

// As the SDK throws what the service answers.
class ServiceError extends Error {
	readonly $metadata = {httpStatusCode: 400};

	constructor(name: string, message = name) {
		super(message);
		this.name = name;
	}
}

class CredentialsProviderError extends Error {
	override name = 'CredentialsProviderError';
}

/**
A service whose answers a test sets.
*/
const startWatcher = (failure?: Error) => {
	const calls: string[] = [];
	const service = {
		status: 'ACTIVE', openShards: 1, createdAt: 1000, failure, listFailure: undefined as Error | undefined,
	};
	const send = async (command: unknown) => {
		if (command instanceof DescribeStreamSummaryCommand) {
			calls.push('summary');
			if (service.failure) {
				throw service.failure;
			}

			return {
				StreamDescriptionSummary: {
					StreamName: 'clickstream-lab',
					StreamARN: summaryOf().arn,
					StreamStatus: service.status,
					StreamModeDetails: {StreamMode: 'PROVISIONED'},
					StreamCreationTimestamp: new Date(service.createdAt),
					RetentionPeriodHours: 24,
					OpenShardCount: service.openShards,
					ConsumerCount: 0,
					EncryptionType: 'NONE',
				},
			};
		}

		if (command instanceof ListShardsCommand) {
			calls.push('shards');
			if (service.listFailure) {
				throw service.listFailure;
			}

			return {
				Shards: Array.from({length: service.openShards}, (_, number) => ({
					ShardId: `shardId-00000000000${number}`,
					HashKeyRange: {StartingHashKey: String(number), EndingHashKey: String(number)},
					SequenceNumberRange: {StartingSequenceNumber: '1'},
				})),
			};
		}

		throw new Error('no such call');
	};

	const clock = createManualClock();
	let state: TrackedState = freshState();
	const connection: Connection = {
		sdk: {send} as unknown as Sdk, region: 'us-east-1', endpoint: undefined, isEmbedded: false, close() {/* nothing is open */},
	};
	const watcher = createStreamWatcher({
		connection,
		streamName: 'clickstream-lab',
		clock,
		random: () => 0,
		getState: () => state,
		dispatch(event) {
			state = reduce(state, event);
		},
	});
	const ending = new AbortController();
	const ended = watcher.run(ending.signal);
	return {
		calls,
		service,
		clock,
		watcher,
		state: () => state,
		async [Symbol.asyncDispose]() {
			ending.abort();
			await ended;
			expect(clock.sleepers).toBe(0);
		},
	};
};

describe('the stream watcher', () => {
	test('looks every three seconds at a quiet stream, and lists its shards only once a minute', async () => {
		await using watched = startWatcher();
		await watched.clock.advance(59_000);
		// DescribeStreamSummary has 20 calls a second for the whole account: a classroom shares them.
		expect(watched.calls.filter(call => call === 'summary')).toHaveLength(20);
		expect(watched.calls.filter(call => call === 'shards')).toHaveLength(1);
		await watched.clock.advance(4000);
		expect(watched.calls.filter(call => call === 'shards')).toHaveLength(2);
	});

	test('looks every second, shards included, while the stream changes', async () => {
		await using watched = startWatcher();
		watched.service.status = 'UPDATING';
		await watched.clock.advance(3000);
		watched.calls.length = 0;
		watched.service.openShards = 2;
		await watched.clock.advance(1000);
		expect(watched.calls).toEqual(['summary', 'shards']);
		expect(watched.state().shards).toHaveLength(2);
	});

	test('lists no shards of a stream that is CREATING, for the service would refuse', async () => {
		await using watched = startWatcher();
		watched.service.status = 'CREATING';
		void watched.watcher.lookNow();
		await watched.clock.advance(2000);
		watched.calls.length = 0;
		await watched.clock.advance(5000);
		expect(watched.calls).not.toContain('shards');
	});

	test('looks at once when asked to', async () => {
		await using watched = startWatcher();
		await watched.clock.advance(100);
		watched.calls.length = 0;
		void watched.watcher.lookNow();
		await watched.clock.advance(0);
		expect(watched.calls).toEqual(['summary', 'shards']);
	});

	test('who asks for a look waits until it is done, and no longer than until the end', async () => {
		const looked: string[] = [];
		const lookNow = async ({watcher}: Pick<ReturnType<typeof startWatcher>, 'watcher'>, name: string) => {
			await watcher.lookNow();
			looked.push(name);
		};

		const watched = startWatcher();
		await watched.clock.advance(100);
		const first = lookNow(watched, 'first');
		expect(looked).toEqual([]);
		await watched.clock.advance(0);
		expect(looked).toEqual(['first']);
		const last = lookNow(watched, 'last');
		await watched[Symbol.asyncDispose]();
		await Promise.all([first, last, lookNow(watched, 'after the end')]);
		expect(new Set(looked)).toEqual(new Set(['first', 'last', 'after the end']));
	});

	test('notices deletion and re-creation', async () => {
		await using watched = startWatcher();
		await watched.clock.advance(100);
		watched.service.failure = new ServiceError('ResourceNotFoundException', 'Stream clickstream-lab under account 000000000000 not found.');
		await watched.clock.advance(3000);
		expect(watched.state()).toMatchObject({connectivity: 'absent', problem: undefined});
		Object.assign(watched.service, {failure: undefined, createdAt: 2000});
		await watched.clock.advance(3000);
		expect(watched.state()).toMatchObject({connectivity: 'present', stream: {createdAt: 2000}});
		expect(watched.state().shards).toHaveLength(1);
		expect(watched.state().activity.map(({text}) => text)).toEqual(['found: ACTIVE, 1 open shard', 'deleted from outside', 'created from outside: ACTIVE']);
	});

	test.each([
		['refused connections', Object.assign(new Error('connect ECONNREFUSED'), {code: 'ECONNREFUSED'}), 'connection-refused'],
		['missing credentials', new CredentialsProviderError('Could not load credentials from any providers'), 'no-credentials'],
		['an expired token', new ServiceError('ExpiredTokenException'), 'expired-credentials'],
	])('keeps on through %s, saying it once, and recovers by itself', async (_, failure, code) => {
		await using watched = startWatcher();
		watched.service.failure = failure;
		await watched.clock.advance(60_000);
		expect(watched.state()).toMatchObject({connectivity: 'unreachable', problem: {code}});
		expect(watched.state().activity.filter(({kind}) => kind === 'problem')).toHaveLength(1);
		watched.service.failure = undefined;
		await watched.clock.advance(8000);
		expect(watched.state()).toMatchObject({connectivity: 'present', problem: undefined});
	});

	test('without leave to describe the stream, its shards are listed, and what is not known is said once', async () => {
		await using watched = startWatcher(new ServiceError('AccessDeniedException', 'User is not authorized to perform: kinesis:DescribeStreamSummary on resource: lab'));
		await watched.clock.advance(200_000);
		expect(watched.state()).toMatchObject({connectivity: 'present', stream: {isDescribed: false, openShardCount: 1}, problem: {code: 'access-denied'}});
		expect(watched.state().shards).toHaveLength(1);
		expect(watched.state().problem!.message).toContain('retention and consumers are unknown');
		expect(watched.state().activity.filter(({kind}) => kind === 'problem')).toHaveLength(1);
		// One a minute: the listing is all there is to look at.
		expect(watched.calls.filter(call => call === 'shards').length).toBeLessThan(6);

		watched.service.openShards = 2;
		await watched.clock.advance(70_000);
		expect(watched.state().shards).toHaveLength(2);
		// The leave that comes later makes no other stream of it.
		watched.service.failure = undefined;
		await watched.clock.advance(10_000);
		expect(watched.state()).toMatchObject({problem: undefined, stream: {retentionHours: 24}});
		expect(watched.state().stream!.isDescribed).toBeUndefined();
		expect(watched.state().activity.map(({text}) => text).filter(text => text.includes('created'))).toEqual([]);
		watched.service.createdAt = 2000;
		await watched.clock.advance(10_000);
		expect(watched.state().stream!.createdAt).toBe(2000);
	});

	test('rides out a few throttled looks in silence, ever more slowly', async () => {
		await using watched = startWatcher();
		await watched.clock.advance(100);
		watched.service.failure = new ServiceError('LimitExceededException', 'Rate exceeded for stream clickstream-lab.');
		watched.calls.length = 0;
		await watched.clock.advance(9000);
		expect(watched.state().connectivity).toBe('present');
		await watched.clock.advance(60_000);
		expect(watched.state()).toMatchObject({connectivity: 'unreachable', problem: {code: 'throttled'}});
		expect(watched.calls.length).toBeLessThan(15);
	});

	test('a stream whose shards may not be listed is still present', async () => {
		await using watched = startWatcher();
		watched.service.listFailure = new ServiceError('AccessDeniedException', 'User is not authorized to perform: kinesis:ListShards');
		void watched.watcher.lookNow();
		await watched.clock.advance(10_000);
		expect(watched.state()).toMatchObject({connectivity: 'present', problem: {code: 'access-denied'}});
		expect(watched.state().activity.filter(({kind}) => kind === 'problem')).toHaveLength(1);
		watched.service.listFailure = undefined;
		await watched.clock.advance(4000);
		expect(watched.state().problem).toBeUndefined();
	});

	test('a deletion that begins between the summary and the listing is no problem', async () => {
		await using watched = startWatcher();
		watched.service.status = 'UPDATING';
		watched.service.listFailure = new ServiceError('ResourceInUseException', 'Stream clickstream-lab under account 000000000000 not ACTIVE, instead in state DELETING.');
		void watched.watcher.lookNow();
		await watched.clock.advance(2000);
		expect(watched.calls).toContain('shards');
		expect(watched.state()).toMatchObject({connectivity: 'present', problem: undefined});
		expect(watched.state().activity.filter(({kind}) => kind === 'problem')).toEqual([]);
	});
});

describe('when to look again', () => {
	test('by chance a little sooner, so that a classroom does not ask all at once', () => {
		expect(watchInterval(freshState(), 0, () => 1)).toBeLessThan(watchInterval(freshState(), 0, () => 0));
	});

	test.each([
		['AWS', undefined, 3000],
		['an emulator of another machine', 'https://kinesis.example:4567', 3000],
		['an emulator on this machine, in another window or in this one', 'http://127.0.0.1:4567', 2000],
	])('a quiet stream of %s', (_, endpoint, milliseconds) => {
		expect(watchInterval({...freshState(), endpoint}, 0, () => 0)).toBe(milliseconds);
	});

	test.each<[string, Partial<ShardListing>, number, boolean]>([
		['just listed', {}, 1000, false],
		['the count changed', {openShardCount: 2}, 1000, true],
		['the status changed', {status: 'UPDATING'}, 1000, true],
		['another stream', {createdAt: 5}, 1000, true],
		['a minute old: closed shards expire', {}, 60_000, true],
	])('shards: %s', (_, fields, age, isDue) => {
		const listing = {
			at: 0, createdAt: 1000, status: 'ACTIVE', openShardCount: 1, shardCount: 1, ...fields,
		};
		const state = freshState({stream: summaryOf()});
		expect(isListingDue(state, listing, age)).toBe(isDue);
	});

	test.each([
		[10, 1000, true],
		[5000, 1000, false],
		[5000, 5000, true],
	])('of %d shards of an UPDATING stream, listed %d ms ago: %s', (shardCount, age, isDue) => {
		const listing = {
			at: 0, createdAt: 1000, status: 'UPDATING', openShardCount: 1, shardCount,
		};
		const state = freshState({stream: summaryOf({status: 'UPDATING'})});
		expect(isListingDue(state, listing, age)).toBe(isDue);
	});
});
