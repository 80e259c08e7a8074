import {expect, onTestFinished, test} from 'vitest';
import {trafficOfFacts} from '../../../source/explain/traffic.js';
import {whatIf} from '../../../source/explain/what-if.js';
import {createLabPart} from '../../../source/monitor/lab/lab-part.js';
import {createMonitor} from '../../../source/monitor/monitor.js';
import {connectToEngine} from '../../helpers/engine-connection.js';
import {createTestEngine} from '../../helpers/test-engine.js';
import {monitorOptions} from '../live-session.js';

type Options = {
	readonly rate: number;
	readonly userCount: number;
	readonly shardCount?: number;
	/**
	The first user's part of all clicks.
	*/
	readonly hotShare?: number;
	readonly readElsewhere?: () => {readonly shardId: string; readonly records: number} | undefined;
};

/**
A whole session with the guide, on an embedded Kinesis with its limits, under a clock that only the test moves: how busy the machine is makes no difference.
*/
const open = async ({rate, userCount, shardCount = 1, hotShare, readElsewhere}: Options) => {
	const {engine, clock, createActive, call} = createTestEngine({hasLimits: true});
	await createActive('lab', shardCount);
	const lab = createLabPart({
		clock, streamName: 'lab', streamSource: 'default', regionSource: 'default', from: {type: 'latest'}, spell: () => '', readElsewhere,
	});
	const monitor = createMonitor({
		...monitorOptions(),
		connection: connectToEngine(engine),
		streamName: 'lab',
		clock,
		rate,
		seed: 14,
		userCount,
		hotUser: hotShare === undefined ? undefined : {user: 'user-1', share: hotShare},
		lab,
	});
	lab.open();
	const ending = new AbortController();
	const ended = monitor.run(ending.signal);
	const pass = async (milliseconds: number) => {
		for (let passed = 0; passed < milliseconds; passed += 10) {
			await clock.advance(10);
		}
	};

	onTestFinished(async () => {
		ending.abort();
		// The producer waits a second for its last answers.
		await Promise.all([ended, pass(1500)]);
	});
	await pass(2000);
	return {
		monitor,
		pass,
		async scale(target: number) {
			call('UpdateShardCount', {StreamName: 'lab', TargetShardCount: target, ScalingType: 'UNIFORM_SCALING'});
			await pass(2000);
		},
		done: () => monitor.look().lab!.steps.filter(({state}) => state === 'done').map(({step}) => step.number),
		evidence: (number: number) => monitor.look().lab!.steps[number]!.checks.map(({evidence}) => evidence?.text),
		loads: () => monitor.look().shards.filter(({state}) => state === 'open').map(({shardId, recordsPerSecond}) => ({shardId, recordsPerSecond})),
	};
};

const idsOf = (shards: ReadonlyArray<{readonly shardId: string}>) => shards.map(({shardId}) => shardId).toSorted();

test('a shard throttles, and more shards cure it: step 5; with h they do not: step 6', {timeout: 120_000}, async () => {
	const {monitor, pass, scale, done, evidence} = await open({rate: 1500, userCount: 1000});
	monitor.producer.start();
	await pass(10_000);
	expect(evidence(5)).toEqual(['shard 0 turned puts down: 1,000 records/s or 1 MB/s is all it takes', undefined]);
	await scale(2);
	await pass(16_000);
	expect(evidence(5)[1]).toMatch(/^2 shards take 1,[45]\d\d records\/s, and nothing is turned down; 1 shard took (?:9\d\d|1,0\d\d) records\/s$/v);
	expect(done()).toEqual([0, 1, 2, 4, 5]);

	monitor.producer.setHot(true);
	monitor.producer.setRate(2000);
	await pass(16_000);
	expect(evidence(6)[0]).toMatch(/^user-1 makes (?:7[5-9]|8\d|9\d) % of all records$/v);
	expect(evidence(6)[1]).toBeUndefined();
	await scale(4);
	await pass(16_000);
	expect(evidence(6)[1]).toBe('with 2 shards shard 2 was full of user-1, with 4 shard 6 is');
	expect(done()).toEqual([0, 1, 2, 4, 5, 6]);
});

test('two shards that were never scaled tick no step 4, however much flows', {timeout: 60_000}, async () => {
	const {monitor, pass, done, evidence} = await open({rate: 100, userCount: 5, shardCount: 2});
	monitor.producer.start();
	await pass(8000);
	expect(done()).toEqual([0, 1, 2]);
	expect(evidence(4)).toEqual([undefined, undefined, undefined]);
});

test('what another program reads from the oldest record on ticks step 3', {timeout: 60_000}, async () => {
	const reads: Array<{shardId: string; records: number}> = [];
	const {monitor, pass, done, evidence} = await open({rate: 20, userCount: 5, readElsewhere: () => reads.at(-1)});
	monitor.producer.start();
	await pass(3000);
	expect(done()).toEqual([0, 1, 2]);
	reads.push({shardId: 'shardId-000000000000', records: 40});
	await pass(1000);
	expect(done()).toEqual([0, 1, 2, 3]);
	expect(evidence(3)).toEqual(['another program read shard 0 from its oldest record on: 40 records', 'as the shard has them, in order']);
});

test.each([
	[2, 4, 5, undefined],
	[2, 4, 1000, undefined],
	[2, 4, 1000, 0.6],
	[4, 2, 1000, 0.3],
	[3, 6, 40, undefined],
])('from %i to %i shards, %i users, a hot one with %s: each shard carries afterwards what was predicted, within the noise of the traffic', {timeout: 120_000}, async (from, to, userCount, hotShare) => {
	const {monitor, pass, scale, loads} = await open({
		rate: 400, userCount, shardCount: from, hotShare,
	});
	monitor.producer.start();
	await pass(20_000);
	const {facts, shards} = monitor.look();
	const openShards = shards.filter(({state}) => state === 'open');
	const predicted = whatIf(openShards, trafficOfFacts(facts), to);
	await scale(to);
	await pass(12_000);
	const after = loads();
	expect(idsOf(after)).toEqual(idsOf(predicted.shards));
	for (const {shardId, recordsPerSecond} of predicted.shards) {
		const found = after.find(shard => shard.shardId === shardId)!;
		// Over 5 s, n records/s vary by about √(n / 5); four times that is no chance. Small keys that are not listed are taken to spread evenly.
		const noise = (4 * Math.sqrt(Math.max(recordsPerSecond, 1) / 5)) + (userCount > 100 ? 400 * 0.05 : 0);
		expect(Math.abs(found.recordsPerSecond - recordsPerSecond)).toBeLessThan(noise + 4);
	}
});
