import {Buffer} from 'node:buffer';
import {expect, test} from 'vitest';
import type {Pace} from '../../../source/actions/producing/put-pace.js';
import {putRecords, type PutInput, type PutLine} from '../../../source/actions/producing/put-records.js';
import type {Call} from '../../../source/kinesis/client/calls.js';
import {seededRandom} from '../../../source/random.js';
import {
	CallError,
	createFakePuts,
	serviceError,
	type EntryFate,
	type Fate,
	type PutCall,
} from '../../helpers/fake-puts.js';
import {createManualClock} from '../../helpers/manual-clock.js';

const line = (number: number, partitionKey = `k${number}`, arrivedAt?: number): PutLine => ({
	number, bytes: Buffer.from(`line ${number}`), arrivedAt, entry: {partitionKey, data: Buffer.from(`data ${number}`)},
});

const refusal = (name: string, message: string) => new CallError(serviceError(name, 400, message));

const bad = (number: number): PutLine => ({number, bytes: Buffer.from(`line ${number}`), fault: 'it is not JSON'});

const start = (lines: readonly PutLine[], {pace = {type: 'fastest'}, isStrictlyOrdered = false, fateOf}: {pace?: Pace; isStrictlyOrdered?: boolean; fateOf?: (call: PutCall, index: number) => Fate} = {}) => {
	const clock = createManualClock();
	const fake = createFakePuts({fateOf});
	const stopping = new AbortController();
	const givingUp = new AbortController();
	const refused: string[] = [];
	const left: number[] = [];
	let read = 0;
	const input: PutInput = {
		lines: (async function * () {
			for (const one of lines) {
				read++;
				yield one;
			}
		})(),
		pace,
		isStrictlyOrdered,
		giveUp: givingUp.signal,
		onRefused({number}, reason) {
			refused.push(`${number}: ${reason}`);
		},
		onLeft({number}) {
			left.push(number);
		},
		onProblem: () => undefined,
		onRecovered: () => undefined,
	};
	const {send} = fake.connection.sdk;
	// The stream is there, and this program may not describe it.
	const sdk: typeof fake.connection.sdk = {
		...fake.connection.sdk,
		async send<Input, Answer>(command: Call<Input, Answer>, options?: {readonly abortSignal?: AbortSignal}): Promise<Answer> {
			if (command.constructor.name === 'DescribeStreamSummaryCommand') {
				throw serviceError('AccessDeniedException');
			}

			return send(command, options);
		},
	};
	const connection = {...fake.connection, sdk};
	const done = putRecords({
		connection, streamName: 'lab', clock, signal: stopping.signal, random: seededRandom(1),
	}, input);
	const result = {
		clock, fake, refused, left, stopping, givingUp, done, get read() {
			return read;
		},
	};
	return result;
};

const finish = async ({clock, done}: ReturnType<typeof start>) => {
	const state = {isDone: false};
	const watch = async () => {
		await done.catch(() => undefined);
		state.isDone = true;
	};

	void watch();
	for (let step = 0; !state.isDone && step < 10_000; step++) {
		await clock.advance(10);
	}

	return done;
};

test('every line is put once, its record as it is', async () => {
	const run = start([line(1), line(2), line(3)]);
	expect(await finish(run)).toMatchObject({lines: 3, totals: {accepted: 3}, refusal: undefined});
	expect(run.fake.stored.map(({partitionKey, text}) => `${partitionKey} ${text}`)).toEqual(['k1 data 1', 'k2 data 2', 'k3 data 3']);
	expect(run.left).toEqual([]);
});

test('a line that is no record is refused, and the others are put', async () => {
	const run = start([line(1), bad(2), line(3)]);
	expect(await finish(run)).toMatchObject({lines: 3, totals: {accepted: 2}});
	expect(run.refused).toEqual(['2: it is not JSON']);
});

test('single failed records are put again until the service has them', async () => {
	let failures = 0;
	const run = start(Array.from({length: 50}, (_, index) => line(index + 1)), {
		fateOf(call) {
			return failures++ < 5 ? call.entries.map((_, index): EntryFate => index % 3 === 0 ? 'fail' : 'accept') : undefined;
		},
	});
	expect(await finish(run)).toMatchObject({totals: {accepted: 50}});
	expect(new Set(run.fake.stored.map(({text}) => text)).size).toBe(50);
	expect(run.refused).toEqual([]);
});

test('one record that the service does not take is refused alone', async () => {
	const run = start([line(1), line(2, 'too-large'), line(3)], {
		fateOf: call => call.entries.some(({partitionKey}) => partitionKey === 'too-large') ? refusal('InvalidArgumentException', 'Record size exceeds the limit') : undefined,
	});
	expect(await finish(run)).toMatchObject({totals: {accepted: 2, refused: 1}, refusal: undefined});
	expect(run.refused).toHaveLength(1);
	expect(run.refused[0]).toMatch(/^2: .*Record size exceeds the limit/v);
});

test('where the service takes nothing at all, it ends, and each line is refused or left', async () => {
	const run = start(Array.from({length: 5000}, (_, index) => line(index + 1)), {fateOf: () => refusal('ResourceNotFoundException', 'Stream lab not found')});
	const {refusal: why} = await finish(run);
	expect(why?.message).toContain('lab');
	expect(run.refused.length + run.left.length).toBe(run.read);
	expect(new Set([...run.refused.map(text => Number(text.split(':', 1)[0])), ...run.left]).size).toBe(run.read);
});

test('what was read and has no answer when patience ends is left, nothing is lost', async () => {
	const run = start([line(1), line(2), line(3)], {fateOf: () => 'never-answer'});
	await run.clock.advance(1000);
	run.stopping.abort();
	await run.clock.advance(2000);
	run.givingUp.abort();
	expect(await finish(run)).toMatchObject({totals: {accepted: 0}});
	expect(run.left.toSorted((a, b) => a - b)).toEqual([1, 2, 3]);
});

test('a rate holds', async () => {
	const run = start(Array.from({length: 21}, (_, index) => line(index + 1)), {pace: {type: 'rate', perSecond: 10}});
	await run.clock.advance(1000);
	const {length} = run.fake.stored;
	expect(length).toBeGreaterThanOrEqual(9);
	expect(length).toBeLessThanOrEqual(12);
	await finish(run);
	expect(run.fake.stored).toHaveLength(21);
});

test('the gaps between arrival times are kept, at ten times the speed', async () => {
	const run = start([line(1, 'a', 5000), line(2, 'b', 15_000), line(3, 'c', 14_000), line(4, 'd'), line(5, 'e', 35_000)], {pace: {type: 'gaps', speed: 10}});
	const storedAfter = async (milliseconds: number) => {
		for (let passed = 0; passed < milliseconds; passed += 10) {
			await run.clock.advance(10);
		}

		return run.fake.stored.length;
	};

	expect(await storedAfter(500)).toBe(1);
	// One arrived before the one that was read first, and one has no time: both follow at once.
	expect(await storedAfter(1000)).toBe(4);
	expect(await storedAfter(1000)).toBe(4);
	expect(await storedAfter(1000)).toBe(5);
	await finish(run);
});

test('stopped in a gap, what was read goes at once', async () => {
	const run = start([line(1, 'a', 0), line(2, 'b', 3_600_000)], {pace: {type: 'gaps', speed: 1}});
	const startedAt = run.clock.now();
	await run.clock.advance(100);
	run.stopping.abort();
	await finish(run);
	expect(run.fake.stored).toHaveLength(2);
	expect(run.clock.now() - startedAt).toBeLessThan(10_000);
});

test('strictly ordered: no call has two records of a key, whatever the service proved before', async () => {
	const lines = Array.from({length: 2000}, (_, index) => line(index + 1, `k${index % 4}`));
	const most = (calls: readonly PutCall[]) => Math.max(...calls.map(({entries}) => Math.max(...Map.groupBy(entries, ({partitionKey}) => partitionKey).values().map(({length}) => length))));
	const strict = start(lines, {isStrictlyOrdered: true});
	await finish(strict);
	expect(strict.fake.stored).toHaveLength(2000);
	expect(most(strict.fake.calls)).toBe(1);
	const loose = start(lines);
	await finish(loose);
	expect(most(loose.fake.calls)).toBeGreaterThan(1);
});
