import {expect, test} from 'vitest';
import {createClickProducer, type ClickProducerOptions} from '../../../source/monitor/producing/click-producer.js';
import {
	CallError,
	createFakePuts,
	serviceError,
	type Fate,
} from '../../helpers/fake-puts.js';
import {createManualClock} from '../../helpers/manual-clock.js';
import {seededRandom} from '../../../source/random.js';

const start = (options: Partial<ClickProducerOptions> = {}, fateOf?: () => Fate) => {
	const clock = createManualClock();
	const fake = createFakePuts({fateOf});
	const producer = createClickProducer({
		connection: fake.connection,
		streamName: 'lab',
		clock,
		random: seededRandom(1),
		rate: 2,
		...options,
	});

	/**
	Lets time pass in steps, so that what is under way is answered in between.
	*/
	const pass = async (milliseconds: number) => {
		for (let passed = 0; passed < milliseconds; passed += 10) {
			await clock.advance(10);
		}
	};

	/**
	Reads everything that is stored, as a consumer would.
	*/
	const readAll = () => {
		for (const {partitionKey, shardId, sequenceNumber, data} of fake.stored) {
			producer.onRead(shardId, {
				PartitionKey: partitionKey,
				SequenceNumber: sequenceNumber,
				Data: data,
				ApproximateArrivalTimestamp: new Date(clock.now()),
			}, clock.now());
		}
	};

	return {
		clock, fake, producer, pass, readAll,
	};
};

test('two events a second, until paused; the view says so', async () => {
	const {producer, pass, fake, clock} = start();
	expect(producer.view(clock.now())).toMatchObject({isProducing: false, targetRate: 2, proof: undefined});
	producer.start();
	await pass(10_000);
	expect(fake.calls.every(({operation}) => operation === 'PutRecord')).toBe(true);
	expect(producer.view(clock.now())).toMatchObject({
		isProducing: true,
		totals: {sent: 21, accepted: 21},
		acceptedPerSecond: 2,
		history: Array.from({length: 10}, () => 2),
		latency: {p50: 1},
	});
	await producer.pause();
	await pass(100);
	// Whatever the mean of the last seconds is, nothing is put any more.
	expect(producer.view(clock.now())).toMatchObject({
		isProducing: false, isDraining: false, totals: {sent: 21, accepted: 21}, acceptedPerSecond: 0, acceptedBytesPerSecond: 0, throttledPerSecond: 0,
	});
});

test('while what was sent is not answered yet, the rates are those of the last seconds; then they are none', async () => {
	let isSilent = false;
	const {producer, pass, clock} = start({rate: 1000}, () => isSilent ? 'never-answer' : undefined);
	producer.start();
	await pass(2000);
	isSilent = true;
	await pass(100);
	const paused = producer.pause();
	const {isDraining, acceptedPerSecond} = producer.view(clock.now());
	expect(isDraining).toBe(true);
	expect(acceptedPerSecond).toBeGreaterThan(100);
	const stopped = producer.stop();
	await pass(1000);
	await Promise.all([paused, stopped]);
	expect(producer.view(clock.now())).toMatchObject({isDraining: false, acceptedPerSecond: 0});
});

test('a new rate holds at once, and high rates go in batches', async () => {
	const {producer, pass, fake} = start({rate: 0.1});
	producer.start();
	await pass(100);
	producer.setRate(1000);
	await pass(2000);
	expect(producer.rate).toBe(1000);
	expect(fake.stored.length).toBeGreaterThan(1800);
	expect(fake.stored.length).toBeLessThanOrEqual(2002);
	expect(fake.calls.length).toBeLessThan(fake.stored.length / 4);
});

test('a count ends it, with everything answered', async () => {
	const {producer, pass, fake} = start({rate: 500, count: 1234});
	producer.start();
	await pass(4000);
	await producer.finished;
	expect(fake.stored).toHaveLength(1234);
	expect(producer.isProducing).toBe(false);
});

test('a seed gives the same events', async () => {
	const textsOf = async (seed: number) => {
		const {producer, pass, fake} = start({seed, count: 20, rate: 100});
		producer.start();
		await pass(1000);
		// Of equal times, too: the manual clocks begin alike.
		return fake.stored.map(({text}) => text).toSorted((a, b) => a.localeCompare(b));
	};

	expect(await textsOf(1)).toEqual(await textsOf(1));
	expect(await textsOf(1)).not.toEqual(await textsOf(2));
});

test('the proof: what was accepted is read, and how long that took', async () => {
	const {producer, pass, readAll, clock} = start({count: 10, rate: 10});
	producer.start();
	await pass(2000);
	expect(producer.view(clock.now()).proof).toMatchObject({
		sent: 10, accepted: 10, read: 0, inFlight: 10,
	});
	readAll();
	expect(producer.view(clock.now()).proof).toMatchObject({
		sent: 10, accepted: 10, read: 10, inFlight: 0, duplicates: 0, lost: 0, orderViolations: 0,
	});
	expect(producer.readLatency(clock.now())!.p99).toBeGreaterThan(900);
	readAll();
	expect(producer.view(clock.now()).proof).toMatchObject({duplicates: 10});
});

test('refusals are told once in ten seconds, and that they are over', async () => {
	const told: string[] = [];
	let isGone = true;
	const {producer, pass} = start({
		onProblem({code}) {
			told.push(code);
		},
		onCleared(code) {
			told.push(`${code} is over`);
		},
	}, () => isGone ? new CallError(serviceError('ResourceNotFoundException', 400, 'Stream lab under account 1 not found.')) : undefined);
	producer.start();
	await pass(5000);
	expect(told).toHaveLength(1);
	await pass(10_000);
	expect(told).toHaveLength(2);
	isGone = false;
	await pass(1000);
	expect(told.at(-1)).toBe(`${told[0]} is over`);
});

test('throttling is told by shard', async () => {
	const {producer, pass, clock} = start({}, () => ['throttle']);
	producer.start();
	await pass(1000);
	expect(producer.throttledPerSecond('shardId-000000000000', clock.now())).toBeGreaterThan(1);
	expect(producer.throttledPerSecond('shardId-000000000001', clock.now())).toBe(0);
	expect(producer.view(clock.now()).throttledPerSecond).toBeGreaterThan(1);
});

test('a slow service slows it down instead of filling the memory; stop ends it within a second', async () => {
	const {producer, pass, clock} = start({rate: 5000}, () => 'never-answer');
	producer.start();
	await pass(10_000);
	const stopped = producer.stop();
	await pass(1000);
	await stopped;
	await producer.finished;
	const {totals, proof} = producer.view(clock.now());
	expect(totals.accepted).toBe(0);
	expect(totals.unanswered).toBe(totals.sent);
	expect(proof).toMatchObject({accepted: 0, inFlight: 0});
	expect(clock.sleepers).toBe(0);
});
