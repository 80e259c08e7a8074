import {expect, test} from 'vitest';
import {hashKeyOf, rangeOfHashKey} from '../../../source/service/hash-ranges.js';
import {createProducer} from '../../../source/kinesis/producing/producer.js';
import {listShards} from '../../../source/kinesis/streams/shards.js';
import {createEngine} from '../../../source/local/engine.js';
import {seededRandom} from '../../../source/random.js';
import {connectToEngine} from '../../helpers/engine-connection.js';
import {createManualClock} from '../../helpers/manual-clock.js';

const SECONDS = 10;
const data = new TextEncoder().encode('x'.repeat(120));

const openStream = async (shardCount: number) => {
	const clock = createManualClock();
	const random = seededRandom(1);
	const engine = createEngine({clock, random, transitionMilliseconds: 0});
	engine.call('CreateStream', {StreamName: 'lab', ShardCount: shardCount});
	await clock.advance(1000);
	const connection = connectToEngine(engine);
	return {
		clock, random, connection, shards: await listShards(connection, 'lab'),
	};
};

// So many keys of each shard, in turn: evenly spread.
const evenKeys = (shards: Parameters<typeof rangeOfHashKey>[0], keysPerShard: number): string[] => {
	const byShard = shards.map((): string[] => []);
	for (let user = 0; byShard.some(keys => keys.length < keysPerShard); user++) {
		const shard = rangeOfHashKey(shards, hashKeyOf(`user-${user}`))!;
		byShard[shards.indexOf(shard)]!.push(`user-${user}`);
	}

	return Array.from({length: keysPerShard}, (_, index) => byShard.map(keys => keys[index]!)).flat();
};

// B: a shard takes 1,000 records/s. A second's worth is saved up at the start.
test.each([
	[1, 100], [2, 100], [8, 100], [4, 5],
])('%d shards with %d keys each take 99 percent of what their limits allow, and lose nothing', async (shardCount, keysPerShard) => {
	const {clock, random, connection, shards} = await openStream(shardCount);
	const keys = evenKeys(shards, keysPerShard);
	const producer = createProducer({
		connection, streamName: 'lab', clock, random,
	});

	const state = {isOver: false};
	const produce = async () => {
		for (let record = 0; !state.isOver; record++) {
			await producer.put({partitionKey: keys[record % keys.length]!, data});
		}
	};

	const producing = produce();
	for (let passed = 0; passed < SECONDS * 1000; passed += 5) {
		await clock.advance(5);
	}

	const limit = shardCount * 1000 * (SECONDS + 1);
	expect(producer.totals.accepted).toBeGreaterThanOrEqual(0.99 * limit);
	// Little is put in vain.
	expect(producer.totals.throttled).toBeLessThan(0.5 * limit);

	state.isOver = true;
	const drained = Promise.all([producing, producer.drain()]);
	for (let passed = 0; passed < 5000; passed += 5) {
		await clock.advance(5);
	}

	await drained;
	const {sent, accepted, refused, possibleDuplicates} = producer.totals;
	expect({accepted, refused, possibleDuplicates}).toEqual({accepted: sent, refused: 0, possibleDuplicates: 0});
	connection.close();
});
