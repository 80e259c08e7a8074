import {Buffer} from 'node:buffer';
import {describe, expect, test} from 'vitest';
import {DEFAULT_PRICES as prices} from '../../../source/cost/prices.js';
import {createCostPart} from '../../../source/monitor/cost/cost-part.js';
import type {ReadingMode} from '../../../source/monitor/controls.js';
import type {MonitorState} from '../../../source/monitor/state.js';
import type {StreamSummary} from '../../../source/service/stream.js';
import {freshState, summaryOf} from '../fixtures.js';

const START = 1_700_000_000_000;
const HOUR = 3_600_000;
const shardId = 'shardId-000000000000';
const GIGABYTE = 1024 ** 3;
const creating = {
	id: 'create-stream', label: 'create', progress: '', startedAt: START,
};

const createScene = (place: Partial<MonitorState> = {}) => {
	let now = START;
	let mode: ReadingMode = 'polling';
	let state: MonitorState = freshState(place);
	let sequence = 1000;
	const part = createCostPart({
		startedAt: START, prices, clock: {now: () => now}, state: () => state, readingMode: () => mode,
	});
	const become = (changes: Partial<MonitorState>) => {
		const before = state;
		state = {...state, ...changes};
		part.follow!(state, before, {type: 'shards', at: now, shards: state.shards});
	};

	const scene = {
		become,
		stream(fields: Partial<StreamSummary> | undefined, changes: Partial<MonitorState> = {}) {
			become({...changes, stream: fields && summaryOf(fields)});
			return scene;
		},
		pass(milliseconds: number) {
			now += milliseconds;
			return scene;
		},
		read(bytes: number, {arrivedAt = now, from = sequence, count = 1} = {}) {
			void part.take!({
				type: 'batch',
				shardId,
				millisBehindLatest: 0,
				receivedAt: now,
				records: Array.from({length: count}, (_, index) => ({
					SequenceNumber: String(from + index), PartitionKey: 'k', Data: Buffer.alloc(bytes - 1), ApproximateArrivalTimestamp: new Date(arrivedAt),
				})),
			}, now);
			sequence = Math.max(sequence, from + count);
			return scene;
		},
		readBy(next: ReadingMode) {
			mode = next;
			return scene;
		},
		forget: part.forget!,
		get view() {
			return part.view(now)!;
		},
		get spent() {
			return part.view(now)!.spent;
		},
	};
	return scene;
};

describe('what has been spent follows the stream', () => {
	test('a reshard, longer retention and a consumer count from when they are seen', () => {
		const scene = createScene().stream({openShardCount: 1}).pass(HOUR);
		expect(scene.spent).toBeCloseTo(0.015, 10);
		scene.stream({openShardCount: 2}).pass(HOUR);
		expect(scene.spent).toBeCloseTo(0.015 + 0.03, 10);
		scene.stream({openShardCount: 2, consumerCount: 1}).pass(HOUR);
		expect(scene.spent).toBeCloseTo(0.015 + 0.03 + 0.06, 10);
		scene.stream({openShardCount: 2, consumerCount: 1, retentionHours: 48}).pass(HOUR);
		expect(scene.spent).toBeCloseTo(0.015 + 0.03 + 0.06 + 0.1, 10);
		expect(scene.view.perHour).toBeCloseTo(0.1, 10);
		expect(scene.view.hasStorageCharge).toBe(false);
	});

	test('on demand the stream costs by the hour, and the GB that go through it', () => {
		const scene = createScene().stream({mode: 'PROVISIONED'}).pass(HOUR).stream({mode: 'ON_DEMAND', consumerCount: 3}).pass(HOUR);
		expect(scene.spent).toBeCloseTo(0.015 + 0.04, 10);
		// A record of 100 bytes is billed as 1 KB when it is written, and as it is when it is read.
		scene.read(100, {count: 10_000});
		expect(scene.spent).toBeCloseTo(0.055 + (10_000 * ((1024 * 0.08) + (100 * 0.04)) / GIGABYTE), 10);
	});

	test('nothing is spent while there is no stream, and a new one of the name counts again', () => {
		const scene = createScene().stream({createdAt: 1}).pass(HOUR).stream(undefined).pass(5 * HOUR);
		expect(scene.view).toMatchObject({perHour: 0});
		expect(scene.spent).toBeCloseTo(0.015, 10);
		scene.stream({createdAt: 2, openShardCount: 4}).pass(HOUR);
		expect(scene.spent).toBeCloseTo(0.015 + 0.06, 10);
	});

	test('an answer that does not come does not end the stream', () => {
		const scene = createScene().stream({}).pass(HOUR);
		scene.become({connectivity: 'unreachable'});
		expect(scene.pass(HOUR).spent).toBeCloseTo(0.03, 10);
	});
});

test('of a stream that nobody may describe nothing is said: its mode is not known', () => {
	expect(createScene().stream({isDescribed: false}).view).toBeUndefined();
});

describe('what is written and read', () => {
	const unit = prices.millionPutUnits / 1_000_000;
	const spentOn = (scene: ReturnType<typeof createScene>) => scene.spent / unit;

	test('a record is written once, however often it is read', () => {
		const scene = createScene().stream({}).read(30_000, {from: 1, count: 10});
		expect(spentOn(scene)).toBeCloseTo(20, 6);
		scene.forget({type: 'restart', from: {type: 'trim-horizon'}});
		scene.read(30_000, {from: 1, count: 12});
		expect(spentOn(scene)).toBeCloseTo(24, 6);
	});

	test('what was written before the session is none of its cost', () => {
		const scene = createScene().stream({}).read(100, {arrivedAt: START - 1, count: 50}).read(100, {arrivedAt: START, count: 3});
		expect(spentOn(scene)).toBeCloseTo(3, 6);
	});

	test('a stream that was created again has its own sequence numbers', () => {
		const scene = createScene().stream({}).read(100, {from: 500, count: 2});
		scene.forget({type: 'recreated'});
		scene.read(100, {from: 1, count: 2});
		expect(spentOn(scene)).toBeCloseTo(4, 6);
	});

	test('the rate counts as an hour of it would', () => {
		const scene = createScene().stream({});
		for (let second = 0; second < 20; second++) {
			scene.read(100, {count: 1000}).pass(1000);
		}

		expect(scene.view.charges.writing).toBeCloseTo(3.6 * 0.014, 6);
		expect(scene.view.perHour).toBeCloseTo(0.015 + (3.6 * 0.014), 6);
	});

	test.each([
		['torn down and created again', [undefined, {createdAt: 99}]],
		['re-created between two looks', [{createdAt: 99}]],
	] as const)('a stream that was %s does not cost what was written to the one before', (_, streams) => {
		const scene = createScene().stream({});
		for (let second = 0; second < 20; second++) {
			scene.read(100, {count: 1000}).pass(1000);
		}

		for (const stream of streams) {
			scene.stream(stream);
		}

		expect(scene.view.perHour).toBeCloseTo(0.015, 6);
	});

	test('reading by fan-out costs by the GB, reading by polling does not', () => {
		const scene = createScene().stream({}).readBy('polling').read(1_000_000, {arrivedAt: 0, count: 10});
		expect(scene.spent).toBe(0);
		scene.readBy('fan-out').read(1_000_000, {arrivedAt: 0, count: 10});
		expect(scene.spent).toBeCloseTo(10_000_000 / GIGABYTE * 0.013, 10);
	});
});

test('what an hour costs once the session has gone is without its own consumer and without what goes through', () => {
	const scene = createScene().stream({openShardCount: 2, consumerCount: 2}).readBy('fan-out');
	for (let second = 0; second < 20; second++) {
		scene.read(100, {count: 1000}).pass(1000);
	}

	expect(scene.view.leftPerHour).toBeCloseTo(0.03 + 0.03, 10);
	expect(scene.view.perHour).toBeGreaterThan(0.03 + 0.06);
	expect(scene.readBy('polling').view.leftPerHour).toBeCloseTo(0.03 + 0.06, 10);
});

describe('whose money it is', () => {
	test.each([
		['AWS', {}, true],
		['a VPC endpoint of AWS', {endpoint: 'https://vpce-1.kinesis.eu-west-1.vpce.amazonaws.com'}, true],
		['the embedded Kinesis', {isEmbedded: true, endpoint: 'http://127.0.0.1:4567'}, false],
		['the embedded Kinesis before it listens', {isEmbedded: true}, false],
		['an emulator', {endpoint: 'http://127.0.0.1:4567'}, false],
	])('%s: charged %#', (_, place, isOnAws) => {
		expect(createScene(place).stream({}).view.isOnAws).toBe(isOnAws);
	});

	test('a stream is the session’s own that came while it created one', () => {
		const scene = createScene();
		scene.stream({createdAt: 5}, {runningAction: creating});
		expect(scene.view.isOwn).toBe(true);
		// Somebody else deletes it, and creates another.
		scene.stream({createdAt: 6}, {runningAction: undefined});
		expect(scene.view.isOwn).toBe(false);
	});

	test('a stream that was there before, or came by itself, is not', () => {
		expect(createScene().stream({}).view.isOwn).toBe(false);
	});
});
