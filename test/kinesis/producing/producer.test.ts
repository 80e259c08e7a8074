import fc from 'fast-check';
import {expect, test} from 'vitest';
import {createProducer} from '../../../source/kinesis/producing/producer.js';
import type {ProducerHooks} from '../../../source/kinesis/producing/producer-options.js';
import type {PutAnswer} from '../../../source/kinesis/producing/put-entry.js';
import {seededRandom} from '../../../source/random.js';
import {
	CallError,
	createFakePuts,
	namedError,
	serviceError,
	socketError,
	type EntryFate,
	type Fate,
} from '../../helpers/fake-puts.js';
import {createManualClock} from '../../helpers/manual-clock.js';

const entryOf = (partitionKey: string, text: string) => ({partitionKey, data: new TextEncoder().encode(text), id: text});

const start = (fake: ReturnType<typeof createFakePuts>, hooks: ProducerHooks = {}) => {
	const clock = createManualClock();
	const answers: PutAnswer[] = [];
	const producer = createProducer({
		connection: fake.connection,
		streamName: 'lab',
		clock,
		random: seededRandom(1),
		onAnswer(answer) {
			answers.push(answer);
		},
		...hooks,
	});

	/**
	Lets time pass until the promise is settled; at most an hour of it.
	*/
	const finish = async <T>(promise: Promise<T>): Promise<T> => {
		const state = {isSettled: false};
		void promise.finally(() => {
			state.isSettled = true;
		});
		for (let turn = 0; !state.isSettled && turn < 360_000; turn++) {
			await clock.advance(10);
		}

		expect(state.isSettled).toBe(true);
		return promise;
	};

	/**
	Lets time pass in steps, so that what is under way is answered in between.
	*/
	const pass = async (milliseconds: number) => {
		for (let passed = 0; passed < milliseconds; passed += 10) {
			await clock.advance(10);
		}
	};

	const putAll = async (entries: ReadonlyArray<ReturnType<typeof entryOf>>) => {
		const puts = entries.map(async entry => producer.put(entry));
		await finish(Promise.all(puts));
		await finish(producer.drain());
	};

	return {
		clock,
		producer,
		answers,
		finish,
		pass,
		putAll,
	};
};

const textsOf = (records: ReadonlyArray<{text: string}>) => records.map(({text}) => text);

test('at lab speed each event is a PutRecord of its own, after the one before it', async () => {
	const fake = createFakePuts();
	const {producer, clock, finish} = start(fake);
	for (const text of ['a', 'b', 'c']) {
		await producer.put(entryOf('user-1', text));
		await clock.advance(500);
	}

	await finish(producer.drain());
	expect(fake.calls.map(({operation}) => operation)).toEqual(['PutRecord', 'PutRecord', 'PutRecord']);
	// B, PutRecord, SequenceNumberForOrdering: the number of record n−1 guarantees that record n gets a higher one.
	expect(fake.calls.map(call => call.sequenceNumberForOrdering)).toEqual([undefined, fake.stored[0]!.sequenceNumber, fake.stored[1]!.sequenceNumber]);
	expect(producer.totals).toMatchObject({sent: 3, accepted: 3, retried: 0});
});

test('what comes at once goes in calls of at most 500 records (B, PutRecords)', async () => {
	const fake = createFakePuts();
	const {producer, putAll} = start(fake);
	await putAll(Array.from({length: 1200}, (_, index) => entryOf(`key-${index}`, String(index))));
	expect(fake.calls.map(({entries}) => entries.length)).toEqual([500, 500, 200]);
	expect(producer.totals).toMatchObject({sent: 1200, accepted: 1200});
});

test('a call holds at most 10 MiB, partition keys included (B, PutRecords)', async () => {
	const fake = createFakePuts();
	const {producer, finish} = start(fake);
	const data = new Uint8Array((1024 * 1024) - 5);
	const puts = Array.from({length: 23}, async (_, index) => producer.put({partitionKey: String(index).padStart(5, '0'), data}));
	await finish(Promise.all(puts));
	await finish(producer.drain());
	expect(producer.totals.accepted).toBe(23);
	for (const {entries} of fake.calls) {
		const bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0);
		expect(bytes).toBeLessThanOrEqual(10 * 1024 * 1024);
	}
});

test('of a call that fails in parts only those parts are put again', async () => {
	const fake = createFakePuts({fateOf: (_call, index) => index === 0 ? ['accept', 'throttle', 'fail', 'accept'] : undefined});
	const {producer, putAll, answers} = start(fake);
	await putAll(['a', 'b', 'c', 'd'].map(text => entryOf(text, text)));
	expect(textsOf(fake.calls[0]!.entries)).toEqual(['a', 'b', 'c', 'd']);
	expect(fake.calls.slice(1).flatMap(({entries}) => textsOf(entries)).toSorted()).toEqual(['b', 'c']);
	expect(producer.totals).toMatchObject({
		sent: 4, accepted: 4, throttled: 1, retried: 2, possibleDuplicates: 0,
	});
	expect(answers.map(({type}) => type)).toEqual(['accepted', 'accepted', 'accepted', 'accepted']);
});

test('throttled records are counted for their shard', async () => {
	const throttled: Array<[string | undefined, number]> = [];
	const fake = createFakePuts({
		shardOf: key => key === 'a' ? 'shardId-000000000000' : 'shardId-000000000001',
		fateOf: (_call, index) => index === 0 ? ['accept', 'throttle', 'throttle'] : undefined,
	});
	const {putAll} = start(fake, {
		onThrottled(shardId, records) {
			throttled.push([shardId, records]);
		},
	});
	await putAll(['a', 'b', 'c'].map(text => entryOf(text, text)));
	expect(throttled).toEqual([['shardId-000000000001', 2]]);
});

test.each([
	['a reset', socketError('ECONNRESET'), true],
	['a timeout', namedError('TimeoutError'), true],
	['a server error', serviceError('InternalFailure', 500), true],
	['a truncated answer', new SyntaxError('Unexpected end of JSON input'), true],
	['a refused connection', socketError('ECONNREFUSED'), false],
	['an unknown host', socketError('ENOTFOUND'), false],
	['expired credentials', serviceError('ExpiredTokenException'), false],
	['a throttled call', serviceError('ThrottlingException'), false],
])('after %s everything is put again', async (_name, error, isMaybeWritten) => {
	const fake = createFakePuts({fateOf: (_call, index) => index === 0 ? new CallError(error, isMaybeWritten) : undefined});
	const {producer, putAll} = start(fake);
	await putAll([entryOf('a', 'a'), entryOf('b', 'b')]);
	expect(producer.totals).toMatchObject({
		sent: 2, accepted: 2, retried: 2, refused: 0, possibleDuplicates: isMaybeWritten ? 2 : 0,
	});
	expect(fake.stored).toHaveLength(isMaybeWritten ? 4 : 2);
});

test('an entry that the answer does not mention is put again, as a possible duplicate', async () => {
	const fake = createFakePuts({fateOf: (_call, index) => index === 0 ? ['accept', 'omit'] : undefined});
	const {producer, putAll} = start(fake);
	await putAll([entryOf('a', 'a'), entryOf('b', 'b')]);
	expect(producer.totals).toMatchObject({accepted: 2, possibleDuplicates: 1});
});

test('of a call that is refused as invalid only the guilty record is given up', async () => {
	const fake = createFakePuts({
		fateOf: ({entries}) => entries.some(({text}) => text === 'too large')
			? new CallError(serviceError('ValidationException', 400, 'Member must have length less than or equal to 1048576'))
			: undefined,
	});
	const {producer, putAll, answers} = start(fake);
	await putAll([entryOf('a', 'a'), entryOf('b', 'too large'), entryOf('c', 'c')]);
	expect(producer.totals).toMatchObject({sent: 3, accepted: 2, refused: 1});
	const refused = answers.find(answer => answer.type === 'refused');
	expect(refused?.entry.id).toBe('too large');
	expect(refused?.error.message).toContain('1048576');
});

test('a record whose order number belongs to a stream that is gone is put without it', async () => {
	const fake = createFakePuts({
		fateOf: ({sequenceNumberForOrdering}) => sequenceNumberForOrdering === undefined ? undefined : new CallError(serviceError('InvalidArgumentException')),
	});
	const {producer, clock, finish} = start(fake);
	await producer.put(entryOf('a', 'first'));
	await clock.advance(500);
	await producer.put(entryOf('a', 'second'));
	await finish(producer.drain());
	expect(producer.totals).toMatchObject({accepted: 2, refused: 0});
});

test('a stream that is not there refuses what is put, and says so', async () => {
	const fake = createFakePuts({fateOf: () => new CallError(serviceError('ResourceNotFoundException', 400, 'Stream lab under account 000000000000 not found.'))});
	const {producer, putAll, answers} = start(fake);
	await putAll([entryOf('a', 'a'), entryOf('b', 'b')]);
	expect(producer.totals).toMatchObject({sent: 2, accepted: 0, refused: 2});
	expect(answers.map(answer => answer.type === 'refused' && answer.error.message)).toEqual([expect.stringContaining('lab'), expect.stringContaining('lab')]);
});

test('an endpoint that is away is told once, and its return too; nothing is lost', async () => {
	let isAway = true;
	const told: string[] = [];
	const fake = createFakePuts({fateOf: () => isAway ? new CallError(socketError('ECONNREFUSED')) : undefined});
	const {producer, pass, finish} = start(fake, {
		onProblem(error) {
			told.push(error.message);
		},
		onRecovered() {
			told.push('recovered');
		},
	});
	await producer.put(entryOf('a', 'a'));
	await pass(9000);
	expect(told).toEqual([expect.stringContaining('127.0.0.1:4567')]);
	isAway = false;
	await finish(producer.drain());
	expect(told.slice(1)).toEqual(['recovered']);
	expect(textsOf(fake.stored)).toEqual(['a']);
});

test('put waits while 2,000 records wait: the queue is bounded', async () => {
	const fake = createFakePuts({fateOf: () => 'never-answer'});
	const {producer, clock} = start(fake);
	let taken = 0;
	const puts = Array.from({length: 10_000}, async (_, index) => {
		await producer.put(entryOf(`key-${index}`, ''));
		taken++;
	});
	await clock.advance(1000);
	// Six calls of 500 are under way.
	expect(taken).toBe(2000 + 3000);
	const outcome = Promise.allSettled(puts);
	const stopped = producer.stop();
	await clock.advance(1000);
	await stopped;
	// A second stop has nothing to wait for.
	await producer.stop();
	const results = await outcome;
	expect(results.filter(({status}) => status === 'rejected')).toHaveLength(5000);
	expect(producer.totals).toMatchObject({sent: 3000, accepted: 0, unanswered: 3000});
	expect(clock.sleepers).toBe(0);
});

test('put waits while 16 MiB wait, whatever the number of records', async () => {
	const fake = createFakePuts({fateOf: () => 'never-answer'});
	const {producer, clock, finish} = start(fake);
	let taken = 0;
	const data = new Uint8Array(1024 * 1024);
	const puts = Promise.allSettled(Array.from({length: 120}, async (_, index) => {
		await producer.put({partitionKey: `key-${index}`, data});
		taken++;
	}));
	await clock.advance(1000);
	// Six calls of up to 10 MiB are under way.
	expect(taken).toBeLessThanOrEqual((6 * 10) + 16);
	expect(taken).toBeGreaterThan(6 * 8);
	await finish(producer.stop());
	await puts;
});

test('records that come soon after a call share the next one', async () => {
	const fake = createFakePuts();
	const {producer, clock, finish} = start(fake);
	const startedAt = clock.now();
	const calledAt: number[] = [];
	const {connection: {sdk}} = fake;
	const send = sdk.send.bind(sdk);
	Object.assign(sdk, {
		async send(...given: Parameters<typeof send>) {
			calledAt.push(clock.now() - startedAt);
			return send(...given);
		},
	});
	await producer.put(entryOf('a', 'a'));
	await clock.advance(10);
	await producer.put(entryOf('b', 'b'));
	await clock.advance(5);
	await producer.put(entryOf('c', 'c'));
	await finish(producer.drain());
	expect(fake.calls.map(({entries}) => textsOf(entries))).toEqual([['a'], ['b', 'c']]);
	expect(calledAt).toEqual([0, 25]);
});

test('putAll takes records as there is room for them, and keeps their order', async () => {
	let isAnswering = false;
	const fake = createFakePuts({fateOf: () => isAnswering ? undefined : new CallError(serviceError('ThrottlingException'))});
	const {producer, pass, finish} = start(fake);
	let made = 0;
	const entries = function * () {
		for (; made < 9000; made++) {
			yield entryOf(`key-${made % 300}`, String(made));
		}
	};

	const putting = producer.putAll(entries());
	await pass(200);
	expect(made).toBeGreaterThanOrEqual(2000);
	expect(made).toBeLessThanOrEqual(5001);
	isAnswering = true;
	await finish(putting);
	await finish(producer.drain());
	expect(producer.totals).toMatchObject({sent: 9000, accepted: 9000});
	const ofOneKey = textsOf(fake.stored).map(Number).filter(number => number % 300 === 7);
	expect(ofOneKey).toEqual(ofOneKey.toSorted((a, b) => a - b));
	expect(ofOneKey).toHaveLength(30);
});

test('what is held back is told, with how long it waits: by a full shard, and after a failure', async () => {
	let fate: Fate;
	const fake = createFakePuts({fateOf: ({entries}) => fate === undefined ? undefined : (Array.isArray(fate) ? entries.map(() => 'throttle' as const) : fate)});
	const {producer, pass, finish, clock} = start(fake);
	await producer.put(entryOf('z', 'z'));
	await finish(producer.drain());
	expect(producer.waiting(clock.now())).toEqual({records: 0, milliseconds: 0});
	for (const held of [['throttle' as const], ['fail' as const], new CallError(socketError('ECONNREFUSED'))] satisfies Fate[]) {
		fate = held;
		const putAt = clock.now();
		await producer.putAll(['a', 'b', 'c'].map(text => entryOf(text, text)));
		await pass(3000);
		const {records, milliseconds} = producer.waiting(clock.now());
		expect(records).toBe(3);
		expect(milliseconds).toBe(clock.now() - putAt);
		fate = undefined;
		await finish(producer.drain());
		expect(producer.waiting(clock.now())).toEqual({records: 0, milliseconds: 0});
	}
});

test('records that fail beside others rest and are told as waiting, while the others go on', async () => {
	let isFailing = true;
	const fake = createFakePuts({fateOf: ({entries}) => entries.map(({text}) => isFailing && text.startsWith('bad') ? 'fail' : 'accept')});
	const {producer, pass, finish, clock} = start(fake);
	const putAt = clock.now();
	await producer.putAll(['bad-1', 'good-1', 'bad-2', 'good-2'].map(text => entryOf(text, text)));
	await pass(10);
	expect(producer.totals).toMatchObject({accepted: 2, retried: 0});
	expect(producer.waiting(clock.now())).toEqual({records: 2, milliseconds: clock.now() - putAt});
	await producer.putAll(['good-3', 'good-4'].map(text => entryOf(text, text)));
	await pass(50);
	expect(textsOf(fake.stored)).toEqual(['good-1', 'good-2', 'good-3', 'good-4']);
	await pass(200);
	expect(fake.calls.length).toBeLessThan(8);
	isFailing = false;
	await finish(producer.drain());
	expect(producer.waiting(clock.now())).toEqual({records: 0, milliseconds: 0});
	expect(producer.totals).toMatchObject({sent: 6, accepted: 6});
	await finish(producer.stop());
	expect(clock.sleepers).toBe(0);
});

test('the end leaves nothing that rests behind', async () => {
	const fake = createFakePuts({fateOf: ({entries}) => entries.map(({text}) => text.startsWith('bad') ? 'fail' : 'accept')});
	const {producer, pass, finish, clock} = start(fake);
	await producer.putAll(['bad-1', 'good-1', 'bad-2'].map(text => entryOf(text, text)));
	await pass(50);
	await finish(producer.stop());
	const calls = fake.calls.length;
	await pass(5000);
	expect(fake.calls).toHaveLength(calls);
	expect(clock.sleepers).toBe(0);
	expect(producer.totals).toMatchObject({sent: 3, accepted: 1, unanswered: 2});
});

test('the bytes of what was accepted are those of data and partition keys', async () => {
	const fake = createFakePuts();
	const {producer, putAll} = start(fake);
	await putAll([entryOf('user-1', 'four'), entryOf('é', '')]);
	expect(producer.totals).toMatchObject({accepted: 2, acceptedBytes: 6 + 4 + 2});
});

test('a record that was refused is not among the unanswered ones', async () => {
	const fake = createFakePuts({fateOf: ({entries}) => entries[0]!.text === 'bad' ? new CallError(serviceError('ValidationException')) : 'never-answer'});
	const {producer, pass, finish} = start(fake);
	await producer.put(entryOf('a', 'bad'));
	await pass(100);
	await producer.put(entryOf('b', 'good'));
	await pass(100);
	await finish(producer.stop());
	expect(producer.totals).toMatchObject({
		sent: 2, accepted: 0, refused: 1, unanswered: 1,
	});
});

test('an answer that comes while the producer ends is counted: sent is accepted, refused and unanswered', async () => {
	const fake = createFakePuts({fateOf: ({entries}) => entries[0]!.partitionKey === 'key-0' ? 'answer-when-aborted' : 'never-answer'});
	const {producer, finish, pass} = start(fake);
	await Promise.all(Array.from({length: 1000}, async (_, index) => producer.put(entryOf(`key-${index}`, ''))));
	await pass(100);
	expect(fake.calls).toHaveLength(2);
	await finish(producer.stop());
	expect(producer.totals).toMatchObject({
		sent: 1000, accepted: 500, refused: 0, unanswered: 500,
	});
});

test('nothing is put while an outage rests', async () => {
	const fake = createFakePuts({fateOf: () => new CallError(socketError('ECONNREFUSED'))});
	const {producer, finish, pass} = start(fake);
	await producer.put(entryOf('user-1', 'a'));
	await pass(60_000);
	// With rests of up to five seconds, which jitter halves.
	expect(fake.calls.length).toBeGreaterThan(10);
	expect(fake.calls.length).toBeLessThan(60);
	await finish(producer.stop());
});

test('stop lets what is under way be answered, and leaves no timer', async () => {
	const fake = createFakePuts();
	const {producer, finish, clock} = start(fake);
	const puts = Array.from({length: 3000}, async (_, index) => producer.put(entryOf(`key-${index}`, '')));
	await finish(Promise.all(puts));
	await finish(producer.stop());
	expect(producer.totals).toMatchObject({sent: 3000, accepted: 3000, unanswered: 0});
	expect(clock.sleepers).toBe(0);
	await expect(producer.put(entryOf('late', ''))).rejects.toThrow('stopped');
});

const entryFates = fc.array(fc.constantFrom<EntryFate>('accept', 'accept', 'throttle', 'fail', 'omit'), {maxLength: 40});
const lostAnswers = fc.record({error: fc.constantFrom(socketError('ECONNRESET'), serviceError('InternalFailure', 500)), isWritten: fc.boolean()})
	.map(({error, isWritten}) => new CallError(error, isWritten));
const throttledCalls = fc.constant(new CallError(serviceError('ThrottlingException')));
const fates: fc.Arbitrary<Fate> = fc.oneof(
	{weight: 4, arbitrary: fc.constant(undefined)},
	{weight: 3, arbitrary: entryFates},
	{weight: 1, arbitrary: lostAnswers},
	{weight: 1, arbitrary: throttledCalls},
);
const scripts = fc.array(fates, {minLength: 1, maxLength: 40});
const keySequences = fc.array(fc.integer({min: 1, max: 4}), {minLength: 1, maxLength: 120});

test('whatever fails: every record is accepted, doubled at most as often as reported, and in order within its key', async () => {
	const property = fc.asyncProperty(scripts, keySequences, async (script, keys) => {
		const fake = createFakePuts({
			fateOf: (_call, index) => script[index],
			shardOf: key => `shardId-00000000000${Number(key) % 2}`,
		});
		const {producer, putAll, answers} = start(fake);
		await putAll(keys.map((key, index) => entryOf(String(key), String(index))));

		expect(producer.totals).toMatchObject({sent: keys.length, accepted: keys.length, refused: 0});
		expect(answers).toHaveLength(keys.length);
		expect(fake.stored.length - keys.length).toBeLessThanOrEqual(producer.totals.possibleDuplicates);
		const firstCopies = [...new Set(textsOf(fake.stored))].map(Number);
		expect(firstCopies).toHaveLength(keys.length);
		for (const key of new Set(keys)) {
			const order = firstCopies.filter(index => keys[index] === key);
			expect(order).toEqual(order.toSorted((a, b) => a - b));
		}
	});
	await fc.assert(property, {numRuns: 60});
});
