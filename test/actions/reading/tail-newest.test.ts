import {Buffer} from 'node:buffer';
import {
	afterEach,
	beforeEach,
	expect,
	test,
} from 'vitest';
import {tailNewest, type NewestInput} from '../../../source/actions/reading/tail-newest.js';
import type {TailContext} from '../../../source/actions/reading/tail.js';
import type {ReadEvent, RecordSource} from '../../../source/service/read-event.js';
import type {StartPosition, StartWishes} from '../../../source/service/reading-start.js';
import {seededRandom} from '../../../source/random.js';
import {startEmbedded, type Embedded} from '../../helpers/embedded.js';

const NOW = Date.parse('2026-01-31T12:00:00Z');

let kinesis: Embedded;
let context: TailContext;

beforeEach(async () => {
	kinesis = await startEmbedded({hasLimits: false});
	context = {
		connection: kinesis.connection,
		streamName: 'lab',
		clock: {now: () => NOW, sleep: async () => undefined},
		random: seededRandom(1),
		signal: AbortSignal.timeout(20_000),
	};
});

afterEach(async () => {
	await kinesis.stop();
});

const SHARD = 'shardId-000000000000';

type Arrival = {readonly shardId?: string; readonly ago: number; readonly name: string};

const isWithin = (from: StartPosition, at: number): boolean => from.type === 'trim-horizon' || (from.type === 'at-timestamp' && at >= from.timestamp);

/**
A stream that holds these records, and brings `live` to those who go on behind them.
*/
const streamOf = (arrivals: readonly Arrival[], live: readonly string[] = []) => {
	const starts: StartWishes[] = [];
	const source: RecordSource = async function * (start) {
		starts.push(start);
		const record = (name: string, at: number) => ({
			SequenceNumber: name, PartitionKey: 'k', Data: Buffer.from(name), ApproximateArrivalTimestamp: new Date(at),
		});
		if (start.resumeFrom) {
			for (const name of live) {
				yield {
					type: 'batch', shardId: SHARD, records: [record(name, NOW + 1)], millisBehindLatest: 0, receivedAt: NOW,
				};
			}

			return;
		}

		for (const shardId of new Set(arrivals.map(({shardId: id = SHARD}) => id))) {
			const records = arrivals.filter(({shardId: id = SHARD, ago}) => id === shardId && isWithin(start.from, NOW - ago)).map(({name, ago}) => record(name, NOW - ago));
			yield {
				type: 'batch', shardId, records, millisBehindLatest: 0, receivedAt: NOW, resumeAt: {type: 'after-sequence-number', sequenceNumber: records.at(-1)?.SequenceNumber ?? '0'},
			};
		}
	};

	return {source, starts};
};

const read = async (input: Partial<NewestInput> & Pick<NewestInput, 'source' | 'newest'>) => {
	const texts: string[] = [];
	const skips: number[] = [];
	const events = tailNewest(context, {
		shardIds: [SHARD, 'shardId-000000000001'],
		skip(count) {
			skips.push(count);
		},
		...input,
	});
	for await (const event of events as AsyncIterable<ReadEvent>) {
		texts.push(...event.type === 'batch' ? event.records.map(({Data}) => Buffer.from(Data).toString()) : []);
	}

	return {texts, skips};
};

const textsOf = async (input: Parameters<typeof read>[0]): Promise<readonly string[]> => {
	const {texts} = await read(input);
	return texts;
};

const two: readonly Arrival[] = [
	{ago: 5000, name: 'a'},
	{ago: 1500, name: 'c'},
	{ago: 100, name: 'e'},
	{shardId: 'shardId-000000000001', ago: 3000, name: 'b'},
	{shardId: 'shardId-000000000001', ago: 900, name: 'd'},
];

test('begins with the newest of all shards by their arrival, and goes on behind them', async () => {
	const {source, starts} = streamOf(two, ['f', 'g']);
	expect(await textsOf({source, newest: 2})).toEqual(['d', 'e', 'f', 'g']);
	expect(starts.map(({from}) => from)).toEqual([{type: 'at-timestamp', timestamp: NOW - 2000}, {type: 'latest'}]);
	expect(starts[1]!.resumeFrom).toEqual(new Map([
		[SHARD, {type: 'after-sequence-number', sequenceNumber: 'e'}],
		['shardId-000000000001', {type: 'after-sequence-number', sequenceNumber: 'd'}],
	]));
});

test('looks further back while there are too few, and reads nothing twice', async () => {
	const {source, starts} = streamOf(two);
	const asked: string[] = [];
	const {texts} = await read({
		source,
		newest: 4,
		isUntilCaughtUp: true,
		wantedIn(_, {SequenceNumber: name}) {
			asked.push(name);
			return 1;
		},
	});
	expect(texts).toEqual(['b', 'c', 'd', 'e']);
	expect(starts.map(({from}) => from)).toEqual([{type: 'at-timestamp', timestamp: NOW - 2000}, {type: 'at-timestamp', timestamp: NOW - 20_000}]);
	expect(asked.toSorted()).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('a stream that holds fewer gives all that it has', async () => {
	const {source, starts} = streamOf([{ago: 86_000_000, name: 'only'}]);
	expect(await textsOf({source, newest: 10, isUntilCaughtUp: true})).toEqual(['only']);
	expect(starts.at(-1)!.from).toEqual({type: 'trim-horizon'});
});

test('counts what a filter lets pass', async () => {
	const {source} = streamOf(two);
	expect(await textsOf({
		source, newest: 2, isUntilCaughtUp: true, wantedIn: (_, {SequenceNumber: name}) => Number('ac'.includes(name)),
	})).toEqual(['a', 'c']);
});

test('an aggregate at the beginning gives its last ones', async () => {
	const {source} = streamOf(two);
	expect(await read({
		source, newest: 4, isUntilCaughtUp: true, wantedIn: (_, {SequenceNumber: name}) => name === 'c' ? 3 : 1,
	})).toEqual({texts: ['c', 'd', 'e'], skips: [1]});
});

test('with a time to end at, the newest before it', async () => {
	const {source, starts} = streamOf(two, ['f']);
	expect(await textsOf({source, newest: 2, untilTimestamp: NOW - 1000})).toEqual(['b', 'c']);
	expect(starts).toHaveLength(1);
});

test('with none, only what comes from now on', async () => {
	const {source} = streamOf(two, ['f']);
	expect(await textsOf({source, newest: 0})).toEqual(['f']);
});

test('--count counts these too', async () => {
	const {source} = streamOf(two, ['f', 'g']);
	expect(await textsOf({source, newest: 2, count: 3})).toEqual(['d', 'e', 'f']);
});
