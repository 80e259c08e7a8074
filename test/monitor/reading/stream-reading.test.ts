import type {KinesisClient} from '@aws-sdk/client-kinesis';
import {
	beforeEach,
	describe,
	expect,
	test,
} from 'vitest';
import type {ReadEvent, RecordSource} from '../../../source/service/read-event.js';
import type {ReadOptions, StreamReadOptions} from '../../../source/kinesis/reading/read-options.js';
import type {StreamSummary} from '../../../source/service/stream.js';
import type {MonitorState} from '../../../source/monitor/state.js';
import {createStreamReading} from '../../../source/monitor/reading/stream-reading.js';
import {UserError} from '../../../source/user-error.js';
import {createManualClock} from '../../helpers/manual-clock.js';
import {summaryOf} from '../fixtures.js';

/**
What a reader does once it is started; afterwards it reads quietly until it is stopped.
*/
type Script = {
	readonly events?: readonly ReadEvent[];
	readonly failure?: UserError;
	readonly leftover?: UserError;
	/**
	Comes when the reader is told to stop.
	*/
	readonly late?: ReadEvent;
	/**
	Ends by itself after the events.
	*/
	readonly isEnding?: boolean;
};

const service: {scripts: Script[]; started: ReadOptions[]} = {scripts: [], started: []};

async function * read(options: ReadOptions): AsyncGenerator<ReadEvent> {
	service.started.push({...options, resumeFrom: new Map(options.resumeFrom)});
	const {events = [], failure, leftover, late, isEnding = false} = service.scripts.shift() ?? {};
	yield * events;
	if (failure) {
		throw failure;
	}

	if (!isEnding) {
		await new Promise(resolve => {
			options.signal.addEventListener('abort', resolve);
		});
	}

	if (late) {
		yield late;
	}

	if (leftover) {
		throw leftover;
	}
}

const start = () => {
	const clock = createManualClock();
	const heard: string[] = [];
	let state: Pick<MonitorState, 'connectivity' | 'stream'> = {connectivity: 'connecting', stream: undefined};
	const reading = createStreamReading({
		connection: {
			sdk: undefined as unknown as KinesisClient, region: 'us-east-1', endpoint: undefined, isEmbedded: false, close() {/* nothing is open */},
		},
		streamName: 'clickstream-lab',
		clock,
		random: () => 0,
		from: {type: 'latest'},
		consumerName: 'clickmon-test',
		mode: 'polling',
		openStream: (options: StreamReadOptions): RecordSource => (from, signal) => read({...options, ...from, signal}),
		getState: () => state,
		async onReadEvent(event) {
			heard.push(event.type);
		},
		onProblem({code}) {
			heard.push(`problem ${code}`);
		},
		onCleared(code) {
			heard.push(`cleared ${code}`);
		},
		onLeftover(message) {
			heard.push(`leftover ${message}`);
		},
		onAnotherStream() {
			heard.push('another stream');
		},
		onFallback(message) {
			heard.push(`by polling: ${message}`);
		},
	});
	const ending = new AbortController();
	const ended = reading.run(ending.signal);
	return {
		clock,
		heard,
		reading,
		async become(connectivity: MonitorState['connectivity'], stream?: Partial<StreamSummary>) {
			state = {connectivity, stream: stream && summaryOf(stream)};
			reading.wake();
			await clock.advance(0);
		},
		async [Symbol.asyncDispose]() {
			ending.abort();
			await ended;
			expect(clock.sleepers).toBe(0);
		},
	};
};

const batch = (sequenceNumber: string): ReadEvent => ({
	type: 'batch', shardId: 'a', records: [], millisBehindLatest: 0, receivedAt: 0, resumeAt: {type: 'after-sequence-number', sequenceNumber},
});

const starts = () => service.started.map(({from, resumeFrom, fanOut}) => ({
	from: from.type, positions: Object.fromEntries(resumeFrom!), by: fanOut?.consumerName,
}));

beforeEach(() => {
	service.scripts = [];
	service.started = [];
});

describe('reading over the life of a session', () => {
	test('a stream that is there is read from where was asked', async () => {
		await using session = start();
		await session.become('present', {});
		expect(starts()).toEqual([{from: 'latest', positions: {}, by: undefined}]);
	});

	test.each([
		['was absent', 'absent' as const, undefined],
		['was being created', 'present' as const, {status: 'CREATING' as const}],
	])('a stream that %s is read from its beginning: nothing in it is older than this session', async (_, connectivity, stream) => {
		await using session = start();
		await session.become(connectivity, stream);
		expect(starts()).toEqual([]);
		await session.become('present', {});
		expect(starts()).toEqual([{from: 'trim-horizon', positions: {}, by: undefined}]);
	});

	test('a deleted stream is not read again, however long the watcher takes to see it; its successor is, from the beginning', async () => {
		service.scripts = [{events: [batch('7'), {type: 'stream-deleted'}], isEnding: true}];
		await using session = start();
		await session.become('present', {});
		await session.clock.advance(3000);
		expect(service.started).toHaveLength(1);
		await session.become('absent');
		expect(session.heard).not.toContain('another stream');
		await session.become('present', {createdAt: 2000});
		expect(session.heard.at(-1)).toBe('another stream');
		expect(starts().at(-1)).toEqual({from: 'trim-horizon', positions: {}, by: undefined});
	});

	test('a stream that the reader wrongly held for deleted is read on where it was left', async () => {
		service.scripts = [{events: [batch('7'), {type: 'stream-deleted'}], isEnding: true}];
		await using session = start();
		await session.become('present', {});
		await session.clock.advance(20_000);
		expect(starts().at(-1)).toEqual({from: 'latest', positions: {a: {type: 'after-sequence-number', sequenceNumber: '7'}}, by: undefined});
	});

	test('after a failure it tells the problem, waits, and goes on where it was', async () => {
		const denied = {failure: new UserError('access-denied', 'no permission')};
		service.scripts = [{events: [batch('7')], ...denied}, denied, {events: [batch('8')]}];
		await using session = start();
		await session.become('present', {});
		expect(session.heard).toEqual(['batch', 'problem access-denied']);
		session.reading.wake();
		await session.clock.advance(1000);
		expect(service.started).toHaveLength(1);
		await session.clock.advance(9000);
		// The problem stands until something is read again.
		expect(session.heard.slice(2)).toEqual(['problem access-denied', 'cleared access-denied', 'batch']);
		expect(starts().at(-1)).toMatchObject({positions: {a: {sequenceNumber: '7'}}});
	});

	test('goes on where it was in the other mode', async () => {
		service.scripts = [{events: [batch('7'), {type: 'shard-ended', shardId: 'b', childShardIds: []}]}];
		await using session = start();
		await session.become('present', {});
		session.reading.setMode('fan-out');
		await session.clock.advance(0);
		expect(starts().at(-1)).toEqual({
			from: 'latest', positions: {a: {type: 'after-sequence-number', sequenceNumber: '7'}, b: {type: 'drained'}}, by: 'clickmon-test',
		});
	});

	test('starts over from another place, whatever still comes from the one before', async () => {
		service.scripts = [{events: [batch('7')], late: batch('8')}];
		await using session = start();
		await session.become('present', {});
		expect(session.reading.start).toEqual({from: {type: 'latest'}, since: session.clock.now()});
		await session.clock.advance(5000);
		session.reading.restart({type: 'trim-horizon'});
		await session.clock.advance(0);
		expect(starts().at(-1)).toEqual({from: 'trim-horizon', positions: {}, by: undefined});
		expect(session.heard).toEqual(['batch']);
		expect(session.reading.start).toEqual({from: {type: 'trim-horizon'}, since: session.clock.now()});
	});

	test('starts over at once, though a failure let it wait', async () => {
		service.scripts = [{failure: new UserError('shard-not-found', 'no such shard')}];
		await using session = start();
		await session.become('present', {});
		session.reading.restart({type: 'trim-horizon'});
		await session.clock.advance(0);
		expect(starts().at(-1)).toMatchObject({from: 'trim-horizon'});
	});

	test('goes on by polling when fan-out cannot be had', async () => {
		service.scripts = [{events: [batch('7')]}, {failure: new UserError('limit-exceeded', 'too many consumers')}];
		await using session = start();
		await session.become('present', {});
		session.reading.setMode('fan-out');
		await session.clock.advance(0);
		expect(session.heard).toEqual(['batch', 'by polling: too many consumers']);
		expect(session.reading.mode).toBe('polling');
		expect(starts().at(-1)).toMatchObject({positions: {a: {sequenceNumber: '7'}}, by: undefined});
	});

	test('a stream that is gone when reading begins is no problem, but waited for', async () => {
		service.scripts = [{failure: new UserError('stream-not-found', 'no such stream')}];
		await using session = start();
		await session.become('present', {});
		await session.clock.advance(3000);
		expect(session.heard).toEqual([]);
		expect(service.started).toHaveLength(1);
		await session.become('absent');
		await session.become('present', {createdAt: 2000});
		expect(service.started).toHaveLength(2);
	});

	test('says what could not be undone when it is stopped', async () => {
		service.scripts = [{leftover: new UserError('consumer-left-behind', 'deregister it')}];
		const session = start();
		await session.become('present', {});
		await session[Symbol.asyncDispose]();
		expect(session.heard).toEqual(['leftover deregister it']);
	});
});
