import {expect, onTestFinished, test} from 'vitest';
import {createCallSlots} from '../../../source/kinesis/reading/polling/call-slots.js';
import {pollShard} from '../../../source/kinesis/reading/polling/polling-consumer.js';
import {POLITE_READ_BUDGET} from '../../../source/kinesis/reading/polling/read-budget.js';
import {createGreedyPart, MOST_SHARDS} from '../../../source/monitor/greedy/greedy-part.js';
import type {MonitorState} from '../../../source/monitor/state.js';
import {collect} from '../../helpers/collect.js';
import {connectToEngine} from '../../helpers/engine-connection.js';
import {createTestEngine, shardId} from '../../helpers/test-engine.js';
import {freshState, shardOf, summaryOf} from '../fixtures.js';

const open = async (shardCount = 1) => {
	const {engine, clock, createActive, call} = createTestEngine({hasLimits: true});
	await createActive('lab', shardCount);
	const stateOf = (numbers: readonly number[], createdAt = 1000): MonitorState => freshState({stream: summaryOf({createdAt}), shards: numbers.map(number => shardOf(number))});
	let state = stateOf(Array.from({length: shardCount}, (_, index) => index));
	const part = createGreedyPart({
		connection: connectToEngine(engine), streamName: 'lab', clock, stream: {
			get state() {
				return state;
			},
		},
	});
	onTestFinished(async () => {
		await part.control.stop();
	});
	return {
		part,
		clock,
		engine,
		call,
		follow(numbers: readonly number[], createdAt?: number) {
			const before = state;
			state = stateOf(numbers, createdAt);
			part.follow!(state, before, {type: 'shards', at: clock.now(), shards: state.shards});
		},
		view: () => part.view(clock.now()),
		/**
		In small steps: a call takes its turns meanwhile.
		*/
		async pass(milliseconds: number) {
			for (let passed = 0; passed < milliseconds; passed += 5) {
				await clock.advance(5);
			}
		},
	};
};

test('two of them get the five reads a second of a shard between them, and are refused the rest', async () => {
	const {part, pass, view} = await open();
	expect(view()).toBeUndefined();
	part.control.start();
	await pass(10_000);
	const {consumers, shards, answeredPerSecond, refusedPerSecond} = view()!;
	expect([consumers, shards]).toEqual([2, 1]);
	// API Reference, GetRecords: five calls a second and shard.
	expect(answeredPerSecond).toBeCloseTo(5, 0);
	expect(refusedPerSecond).toBeGreaterThan(10);
	expect(part.control.totals.refused).toBeGreaterThan(100);
});

test('who polls politely beside them is refused, and reads late; when they are gone it is as before', async () => {
	const {part, clock, engine, pass} = await open();
	const ending = new AbortController();
	const own = collect(pollShard({
		connection: connectToEngine(engine),
		streamName: 'lab',
		shardId: shardId(0),
		position: {type: 'latest'},
		clock,
		random: () => 0.5,
		signal: ending.signal,
		slots: createCallSlots(4),
		budget: POLITE_READ_BUDGET,
		// Not in step with the others.
		pollInterval: () => 1037,
	}));
	const refusedIn = async (milliseconds: number) => {
		const before = own.ofType('backing-off').length;
		await pass(milliseconds);
		return own.ofType('backing-off').length - before;
	};

	expect(await refusedIn(10_000)).toBe(0);
	part.control.start();
	await pass(2000);
	expect(await refusedIn(20_000)).toBeGreaterThan(1);
	await part.control.stop();
	await pass(10_000);
	expect(await refusedIn(10_000)).toBe(0);
	ending.abort();
});

test('gone, they make no call any more', async () => {
	const {part, clock, view, pass} = await open();
	part.control.start();
	await pass(2000);
	await part.control.stop();
	const {totals} = part.control;
	await pass(5000);
	expect(part.control.totals).toEqual(totals);
	expect(view()).toBeUndefined();
	expect(clock.sleepers).toBe(0);
});

test('the end of the session takes them away', async () => {
	const {part, clock, pass} = await open();
	part.control.start();
	await pass(1000);
	await part.finish!();
	expect(part.control.isOn).toBe(false);
	expect(clock.sleepers).toBe(0);
});

test('they follow a reshard, and leave a stream that is gone', async () => {
	const {part, clock, follow, view, call, pass} = await open();
	part.control.start();
	await pass(1000);
	call('UpdateShardCount', {StreamName: 'lab', TargetShardCount: 2, ScalingType: 'UNIFORM_SCALING'});
	await pass(1000);
	follow([1, 2]);
	await pass(10_000);
	expect(view()).toMatchObject({shards: 2});
	// Each of the two has five reads a second.
	expect(view()!.answeredPerSecond).toBeCloseTo(10, 0);
	follow([]);
	expect(view()).toMatchObject({shards: 0});
	await pass(2000);
	expect(clock.sleepers).toBe(0);
});

test('a stream with thousands of shards is not polled in all of them', async () => {
	const {part, view} = await open(MOST_SHARDS + 8);
	part.control.start();
	expect(view()).toMatchObject({shards: MOST_SHARDS});
});
