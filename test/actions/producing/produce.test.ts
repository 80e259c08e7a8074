import {
	afterEach,
	beforeEach,
	expect,
	test,
} from 'vitest';
import {produceClicks, type ProduceInput} from '../../../source/actions/producing/produce.js';
import type {TailContext} from '../../../source/actions/reading/tail.js';
import type {Connection} from '../../../source/kinesis/client/connection.js';
import {LOST_AFTER_MILLISECONDS} from '../../../source/monitor/producing/proof.js';
import {seededRandom} from '../../../source/random.js';
import {createClickEvents} from '../../../source/records/click-event.js';
import {UserError} from '../../../source/user-error.js';
import {advanceUntil} from '../../helpers/collect.js';
import {connectToEngine} from '../../helpers/engine-connection.js';
import {namedError, serviceError} from '../../helpers/fake-puts.js';
import {createTestEngine, type TestEngine} from '../../helpers/test-engine.js';

let kinesis: TestEngine;
let context: TailContext;
let ending: AbortController;

beforeEach(async () => {
	kinesis = createTestEngine();
	ending = new AbortController();
	context = {
		connection: connectToEngine(kinesis.engine), streamName: 'lab', clock: kinesis.clock, random: seededRandom(1), signal: ending.signal,
	};
	await kinesis.createActive('lab', 2);
});

afterEach(() => {
	ending.abort();
	kinesis.engine.close();
});

/**
Far more of the test's own time than any of these runs takes.
*/
const LONGEST_MILLISECONDS = 120_000;

const run = async (input: Partial<ProduceInput> = {}) => {
	const accepted: string[] = [];
	const told: string[] = [];
	let isDone = false;
	const running = produceClicks(context, {
		rate: 2000,
		onProblem({code}) {
			told.push(code);
		},
		onRecovered() {
			told.push('recovered');
		},
		...input,
		onAccepted(answer) {
			accepted.push(answer.entry.id!);
			input.onAccepted?.(answer);
		},
	}).finally(() => {
		isDone = true;
	});
	// A failure of the run itself is told first.
	const [result] = await Promise.all([running, advanceUntil(kinesis.clock, () => isDone, LONGEST_MILLISECONDS)]);
	return {...result, accepted, told};
};

/**
The connection, but for calls of some operations: `answer` may give none, or pass them on.
*/
const connectionWith = (operations: readonly string[], answer: (signal: AbortSignal) => Promise<void>): Connection => {
	const {sdk} = context.connection;
	return {
		...context.connection,
		sdk: {
			async send(command: {constructor: {name: string}}, options: {abortSignal: AbortSignal}) {
				if (operations.includes(command.constructor.name.replace(/Command$/v, ''))) {
					await answer(options.abortSignal);
				}

				return sdk.send(command as never, options);
			},
		} as unknown as typeof sdk,
	};
};

const neverAnswer = async (signal: AbortSignal) => new Promise<never>((_resolve, reject) => {
	signal.addEventListener('abort', () => {
		reject(namedError('AbortError'));
	});
});

test('so many events, each accepted once; nothing is read back unless it is wanted', async () => {
	const {totals, accepted, proof, refusal, told} = await run({count: 50});
	expect(totals).toMatchObject({
		sent: 50, accepted: 50, refused: 0, unanswered: 0,
	});
	expect(new Set(accepted).size).toBe(50);
	expect(proof).toBeUndefined();
	expect(refusal).toBeUndefined();
	expect(told).toEqual([]);
});

test('verifying reads back every event, the first one included', async () => {
	const startedAt = context.clock.now();
	const {proof} = await run({count: 100, isVerifying: true});
	expect(proof).toMatchObject({
		accepted: 100, read: 100, inFlight: 0, lost: 0,
	});
	// The end does not wait longer than for the last event, and nothing goes on after it.
	expect(context.clock.now() - startedAt).toBeLessThan(5000);
	expect(kinesis.clock.sleepers).toBe(0);
});

test.each([
	['a script waits until they are lost, a minute after', false, {lost: 10, inFlight: 0}],
	['who waits at the end is not kept waiting for it', true, {lost: 0, inFlight: 10}],
])('events that nobody can read back: %s', async (_, isUrgent, expected) => {
	context = {...context, connection: connectionWith(['GetRecords'], neverAnswer)};
	const startedAt = context.clock.now();
	const {proof} = await run({count: 10, isVerifying: true, isUrgent: () => isUrgent});
	expect(proof).toMatchObject({accepted: 10, read: 0, ...expected});
	const waited = context.clock.now() - startedAt;
	expect(waited).toBeGreaterThanOrEqual(isUrgent ? 2000 : LOST_AFTER_MILLISECONDS);
	expect(waited).toBeLessThan(isUrgent ? 3000 : LOST_AFTER_MILLISECONDS + 1000);
	expect(kinesis.clock.sleepers).toBe(0);
});

test('an end from outside: what was sent is answered, and what was accepted is still read back', async () => {
	let left = 30;
	const {totals, proof, refusal} = await run({
		isVerifying: true,
		onAccepted() {
			left--;
			if (left === 0) {
				ending.abort();
			}
		},
	});
	expect(totals.accepted).toBeGreaterThanOrEqual(30);
	expect(totals).toMatchObject({sent: totals.accepted, unanswered: 0});
	expect(proof).toMatchObject({read: totals.accepted, inFlight: 0});
	expect(refusal).toBeUndefined();
});

test('a stream that goes away ends it with the service\'s reason, which is no passing problem', async () => {
	let left = 5;
	const {refusal, told, totals} = await run({
		onAccepted() {
			left--;
			if (left === 0) {
				kinesis.call('DeleteStream', {StreamName: 'lab'});
			}
		},
	});
	expect(refusal).toMatchObject({code: 'stream-not-found'});
	expect(totals.refused).toBeGreaterThan(0);
	expect(told).toEqual([]);
});

test('an event that cannot be made ends it; those before are there', async () => {
	const {refusal, totals, told} = await run({
		createEvents({clock, random}) {
			const next = createClickEvents({
				clock, random, userCount: 5, hotUser: undefined,
			});
			let left = 3;
			return () => {
				left--;
				if (left < 0) {
					throw new UserError('bad-template', 'The template gives no event.');
				}

				return next();
			};
		},
	});
	expect(refusal?.message).toBe('The template gives no event.');
	expect(totals).toMatchObject({accepted: 3});
	expect(told).toEqual([]);
});

test('an outage is told, and its end', async () => {
	let isOver = false;
	context = {
		...context,
		connection: connectionWith(['PutRecord', 'PutRecords'], async () => {
			if (!isOver) {
				throw serviceError('InternalFailure', 500);
			}
		}),
	};
	const told: string[] = [];
	const {totals} = await run({
		count: 20,
		onProblem({code}) {
			told.push(code);
			isOver = true;
		},
		onRecovered() {
			told.push('recovered');
		},
	});
	expect(totals.accepted).toBe(20);
	expect(told).toEqual(['service-error', 'recovered']);
});

test('nobody has to listen', async () => {
	let calls = 0;
	context = {
		...context,
		connection: connectionWith(['PutRecord', 'PutRecords'], async () => {
			if (calls++ === 0) {
				throw serviceError('InternalFailure', 500);
			}
		}),
	};
	const silent = {onProblem: undefined, onRecovered: undefined};
	expect(await run({...silent, count: 5})).toMatchObject({totals: {accepted: 5}, refusal: undefined, told: []});
	expect(calls).toBeGreaterThan(1);
});

test('while the outlet is congested nothing is sent; then it goes on, as often as that happens', async () => {
	let isCongested = false;
	let accepted = 0;
	const whileCongested: number[] = [];
	await run({
		onAccepted() {
			accepted++;
			isCongested = whileCongested.length < 3 && accepted >= 20 * (whileCongested.length + 1);
			if (whileCongested.length === 3) {
				ending.abort();
			}
		},
		outlet: {
			get isCongested() {
				return isCongested;
			},
			async ready() {
				const before = accepted;
				await context.clock.sleep(100, ending.signal);
				whileCongested.push(accepted - before);
				isCongested = false;
			},
		},
	});
	expect(whileCongested).toEqual([0, 0, 0]);
});

test.each([
	['who waits at the end is not kept waiting for answers that do not come', true],
	['a script waits ten seconds for them', false],
	['and so does what does not say', undefined],
])('%s', async (_, isUrgent) => {
	const {promise: isSending, resolve: send} = Promise.withResolvers<void>();
	context = {
		...context,
		connection: connectionWith(['PutRecord', 'PutRecords'], async signal => {
			send();
			await neverAnswer(signal);
		}),
	};
	const running = run({...(isUrgent !== undefined && {isUrgent: () => isUrgent}), count: 1});
	await isSending;
	const endedAt = context.clock.now();
	ending.abort();
	const {totals} = await running;
	const waited = context.clock.now() - endedAt;
	expect(waited >= 10_000).toBe(!isUrgent);
	expect(waited).toBeLessThan(isUrgent ? 2000 : 12_000);
	expect(totals).toMatchObject({accepted: 0, sent: 1, unanswered: 1});
});

test('a reader that may not read ends it before the first event', async () => {
	context = {
		...context,
		connection: connectionWith(['ListShards'], async () => {
			throw namedError('AccessDeniedException', 'not authorized to perform: kinesis:ListShards');
		}),
	};
	await expect(run({count: 5, isVerifying: true})).rejects.toThrow('ListShards');
});
