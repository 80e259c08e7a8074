import {expect, test} from 'vitest';
import {createClickProducer} from '../../../source/monitor/producing/click-producer.js';
import {seededRandom} from '../../../source/random.js';
import {connectToEngine} from '../../helpers/engine-connection.js';
import {createTestEngine} from '../../helpers/test-engine.js';

const start = async (shardCount: number, rate: number, userCount: number) => {
	const {engine, clock, createActive} = createTestEngine({hasLimits: true});
	await createActive('lab', shardCount);
	const keys: string[] = [];
	const producer = createClickProducer({
		connection: connectToEngine(engine),
		streamName: 'lab',
		clock,
		random: seededRandom(1),
		rate,
		userCount,
		onAnswer({entry}) {
			keys.push(entry.partitionKey);
		},
	});
	producer.start();
	return {
		producer,
		keys,
		view: () => producer.view(clock.now()),
		async pass(milliseconds: number) {
			for (let passed = 0; passed < milliseconds; passed += 10) {
				await clock.advance(10);
			}
		},
	};
};

test('what a full shard holds back is shown as waiting, with its age, though nothing is turned down', async () => {
	const {view, pass, producer} = await start(1, 5000, 1);
	await pass(8000);
	const {acceptedPerSecond, waiting} = view();
	expect(acceptedPerSecond).toBeLessThan(1300);
	expect(waiting.records).toBeGreaterThan(2000);
	expect(waiting.milliseconds).toBeGreaterThan(1000);

	producer.setRate(2);
	await pass(100);
	// What was due at the old rate and not even made is not wanted any more; what was made still goes.
	expect(view().waiting.records).toBeGreaterThan(1000);
	expect(view().waiting.records).toBeLessThanOrEqual(2002);
	await pass(10_000);
	expect(view().waiting).toEqual({records: 0, milliseconds: 0});
});

test('a stream that takes everything lets nothing wait', async () => {
	const {view, pass} = await start(8, 5000, 1000);
	for (let second = 0; second < 5; second++) {
		await pass(990);
		expect(view().waiting).toEqual({records: 0, milliseconds: 0});
	}
});

test('from one batch to the next, other users click', async () => {
	const {view, pass, producer, keys} = await start(1, 50, 5);
	await pass(1000);
	expect(new Set(keys).size).toBe(5);
	producer.setUserCount(1);
	expect(view().userCount).toBe(1);
	await pass(100);
	keys.length = 0;
	await pass(1000);
	expect(new Set(keys)).toEqual(new Set(['user-1']));
});

test('a hot user composes with the count of users, and goes again', async () => {
	const {view, pass, producer, keys} = await start(4, 500, 5);
	const shareOf = async (user: string) => {
		await pass(100);
		keys.length = 0;
		await pass(3000);
		return keys.filter(key => key === user).length / keys.length;
	};

	expect(await shareOf('user-1')).toBeCloseTo(0.2, 1);
	producer.setHot(true);
	expect(view().hotUser).toEqual({user: 'user-1', share: 0.9});
	expect(await shareOf('user-1')).toBeCloseTo(0.9, 1);
	producer.setUserCount(1000);
	expect(await shareOf('user-1')).toBeCloseTo(0.9, 1);
	expect(new Set(keys).size).toBeGreaterThan(50);
	producer.setHot(false);
	expect(view().hotUser).toBeUndefined();
	expect(await shareOf('user-1')).toBeLessThan(0.02);
});
