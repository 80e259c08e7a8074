import {expect, test} from 'vitest';
import {createProducingPart} from '../../../source/monitor/producing/producing-part.js';
import type {MonitorState} from '../../../source/monitor/state.js';
import type {ReadEvent} from '../../../source/service/read-event.js';
import {seededRandom} from '../../../source/random.js';
import {connectToEngine} from '../../helpers/engine-connection.js';
import {createFakePuts} from '../../helpers/fake-puts.js';
import {createManualClock, type ManualClock} from '../../helpers/manual-clock.js';
import {createTestEngine} from '../../helpers/test-engine.js';
import {freshState, shardOf, summaryOf} from '../fixtures.js';

type Options = Parameters<typeof createProducingPart>[0];

type Wishes = Partial<Options> & {readonly clock?: ManualClock; readonly isProving?: boolean};

/**
The producing part of a session, beside a made-up stream.
*/
const begin = (options: Wishes = {}) => {
	const {clock = createManualClock()} = options;
	const fake = createFakePuts();
	const said: unknown[] = [];
	let state: MonitorState = freshState({connectivity: 'present', stream: summaryOf(), shards: [shardOf(0)]});
	const part = createProducingPart({
		connection: fake.connection,
		streamName: 'lab',
		clock,
		random: seededRandom(1),
		rate: 10,
		stream: {
			get state() {
				return state;
			},
			report(entry: unknown) {
				said.push(entry);
			},
		},
		...options,
	} as unknown as Options);
	let readCount = 0;
	return {
		clock,
		part,
		said,
		view: () => part.view(clock.now()),
		async pass(milliseconds: number) {
			for (let passed = 0; passed < milliseconds; passed += 10) {
				await clock.advance(10);
			}
		},
		/**
		Reads what is stored and was not read yet, or all of it again.
		*/
		read(fields: Partial<ReadEvent & {type: 'batch'}> = {}, isAgain = false) {
			const records = fake.stored.slice(isAgain ? 0 : readCount).map(({partitionKey, sequenceNumber, data}) => ({
				PartitionKey: partitionKey, SequenceNumber: sequenceNumber, Data: data, ApproximateArrivalTimestamp: new Date(clock.now()),
			}));
			readCount = fake.stored.length;
			void part.take!({
				type: 'batch', shardId: 'shard', records, millisBehindLatest: 0, receivedAt: clock.now(), ...fields,
			}, clock.now());
		},
		become(change: Partial<MonitorState>) {
			const before = state;
			state = {...before, ...change};
			part.follow!(state, before, undefined as never);
		},
	};
};

const produced = async (options?: Wishes) => {
	const session = begin(options);
	session.part.clicks.start();
	await session.pass(1000);
	await Promise.all([session.part.clicks.pause(), session.pass(2000)]);
	return session;
};

test('what was written and read is proved', async () => {
	const {view, read} = await produced();
	expect(view()).toMatchObject({totals: {accepted: 11}, proof: {accepted: 11, read: 0, inFlight: 11}});
	read();
	expect(view().proof).toMatchObject({
		read: 11, inFlight: 0, lost: 0, duplicates: 0,
	});
	read({}, true);
	expect(view().proof!.duplicates).toBe(11);
});

test.each<[string, (session: Awaited<ReturnType<typeof produced>>) => void, number]>([
	['that were skipped by a sample', ({read}) => {
		read({records: [], sample: {coveredMilliseconds: 1, skippedMilliseconds: 1}});
	}, 0],
	['that a sample did not skip', ({read}) => {
		read({records: [], sample: {coveredMilliseconds: 1, skippedMilliseconds: 0}});
	}, 11],
	['that were put before a shard is read from its newest record on', ({part, clock}) => {
		void part.take!({type: 'shard-started', shardId: 'shard', position: 'LATEST'}, clock.now());
	}, 0],
	['that a shard still has, read from its oldest record on', ({part, clock}) => {
		void part.take!({type: 'shard-started', shardId: 'shard', position: 'TRIM_HORIZON'}, clock.now());
	}, 11],
	['that a new start leaves behind', ({part}) => {
		part.forget!({type: 'restart', from: {type: 'latest'}});
	}, 0],
	['that a new start at the oldest record finds', ({part}) => {
		part.forget!({type: 'restart', from: {type: 'trim-horizon'}});
	}, 11],
	['of a stream that is described anew', ({become}) => {
		become({stream: summaryOf({status: 'UPDATING'})});
	}, 11],
	['of a stream that is gone', ({become}) => {
		become({connectivity: 'absent', stream: undefined});
	}, 0],
	['of a stream in whose place is another', ({become}) => {
		become({stream: summaryOf({createdAt: 9})});
	}, 0],
])('records %s count as what they are: in flight, or no longer waited for', async (_, happen, inFlight) => {
	const session = await produced();
	happen(session);
	expect(session.view().proof).toMatchObject({accepted: 11, inFlight, lost: 0});
	await session.clock.advance(61_000);
	expect(session.view().proof!.lost).toBe(inFlight);
});

test('what is read again after a new start is no duplicate', async () => {
	const {view, read, part} = await produced();
	read();
	part.forget!({type: 'restart', from: {type: 'trim-horizon'}});
	read({}, true);
	expect(view().proof).toMatchObject({duplicates: 0, read: 11});
});

test('a stream that was created again is counted from nothing; the session keeps its whole', async () => {
	const {view, read, part, pass, clock} = await produced();
	read();
	part.forget!({type: 'recreated'});
	expect(view().totals).toMatchObject({sent: 0, accepted: 0});
	expect(view().proof).toMatchObject({
		sent: 0, accepted: 0, read: 0, inFlight: 0,
	});
	part.clicks.start();
	await pass(1000);
	await Promise.all([part.clicks.pause(), pass(2000)]);
	expect(view()).toMatchObject({totals: {accepted: 11}, proof: {accepted: 11, read: 0, inFlight: 11}});
	expect(part.whole(clock.now())).toMatchObject({totals: {accepted: 22}, proof: {accepted: 22, read: 11, inFlight: 11}});
});

test('a session that has written nothing has nothing to prove, also after the stream was created again', () => {
	const {view, part} = begin();
	expect(view().proof).toBeUndefined();
	part.forget!({type: 'recreated'});
	expect(view().proof).toBeUndefined();
});

test.each<[string, Partial<MonitorState>, boolean]>([
	['is gone', {connectivity: 'absent', stream: undefined}, true],
	['is being deleted', {stream: summaryOf({status: 'DELETING'})}, true],
	['is scaled', {stream: summaryOf({status: 'UPDATING'})}, false],
	['does not answer', {connectivity: 'unreachable'}, false],
])('when the stream %s, producing is paused if it has to be, and that is said', async (_, change, isPaused) => {
	const {become, part, said, pass, view} = begin();
	become(change);
	expect(said).toEqual([]);
	become({connectivity: 'present', stream: summaryOf()});
	part.clicks.start();
	await pass(100);
	become(change);
	await pass(2000);
	expect(view().isProducing).toBe(!isPaused);
	expect(said).toEqual(isPaused ? [{kind: 'event', text: 'the producer is paused because the stream is gone'}] : []);
	await Promise.all([part.finish!(), pass(2000)]);
	expect(view().isProducing).toBe(false);
});

test('what helps a producer that is held back is said, and only then', async () => {
	const {engine, clock, createActive} = createTestEngine({hasLimits: true});
	await createActive('lab', 1);
	const {part, view, pass, become} = begin({
		connection: connectToEngine(engine), clock, rate: 1500, userCount: 1000,
	});
	expect(view().remedy).toBeUndefined();
	part.clicks.start();
	await pass(5000);
	expect(view().waiting.records).toBeGreaterThan(0);
	expect(view().remedy).toMatchObject({type: 'more-shards', shardCount: 2});
	expect(view().remedy).toBe(view().remedy);
	// Closed shards take nothing.
	become({shards: [shardOf(0, {endingSequenceNumber: '9'}), shardOf(1, {endingHashKey: (2n ** 127n) - 1n}), shardOf(2, {startingHashKey: 2n ** 127n})]});
	expect(view().remedy).toBeUndefined();
	part.clicks.setRate(3000);
	expect(view().remedy).toMatchObject({type: 'more-shards', shardCount: 4});
	part.clicks.setUserCount(1);
	expect(view().remedy).toMatchObject({type: 'hot-key', partitionKey: 'user-1'});
	await Promise.all([part.finish!(), pass(2000)]);
});

test('the proof needs every record while something is produced or in flight', async () => {
	const {part, pass, read, clock} = begin();
	const {clicks} = part;
	expect(clicks.isProving(clock.now())).toBe(false);
	clicks.start();
	await pass(1000);
	read();
	expect(clicks.isProving(clock.now())).toBe(true);
	await Promise.all([clicks.pause(), pass(2000)]);
	read();
	expect(clicks.isProving(clock.now())).toBe(false);
	clicks.start();
	await pass(500);
	await Promise.all([clicks.pause(), pass(2000)]);
	expect(clicks.isProving(clock.now())).toBe(true);
	read();
	expect(clicks.isProving(clock.now())).toBe(false);
});

test('without a proof nothing is waited for', async () => {
	const {part, read, view, clock} = await produced({isProving: false});
	read();
	part.forget!({type: 'restart', from: {type: 'latest'}});
	part.forget!({type: 'recreated'});
	expect(view().proof).toBeUndefined();
	expect(part.clicks.isProving(clock.now())).toBe(false);
	expect(part.clicks.readLatency(clock.now())).toBeUndefined();
	part.clicks.restartReadLatency(clock.now());
});

test('how long put to read takes is measured anew when asked', async () => {
	const {part, read, clock, pass} = await produced();
	read();
	expect(part.clicks.readLatency(clock.now())!.p50).toBeGreaterThan(1000);
	part.clicks.restartReadLatency(clock.now());
	expect(part.clicks.readLatency(clock.now())).toBeUndefined();
	part.clicks.start();
	await pass(500);
	read();
	expect(part.clicks.readLatency(clock.now())!.p50).toBeLessThan(1000);
	await Promise.all([part.finish!(), pass(2000)]);
});

test('a producer that is started twice writes once', async () => {
	const {part, pass, view} = begin();
	part.clicks.start();
	part.clicks.start();
	await pass(1000);
	expect(view().totals.sent).toBe(11);
	await Promise.all([part.finish!(), pass(2000)]);
	expect(view().history.length).toBeGreaterThan(0);
});
