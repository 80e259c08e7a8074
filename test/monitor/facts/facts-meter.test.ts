import {Buffer} from 'node:buffer';
import {deflateSync, gzipSync} from 'node:zlib';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {SAMPLES_PER_SECOND} from '../../../source/monitor/facts/click-sample.js';
import {createFactsMeter} from '../../../source/monitor/facts/facts-meter.js';
import {TOP_KEYS, TOP_VALUES} from '../../../source/monitor/facts/facts.js';
import {seededRandom} from '../../../source/random.js';
import {aggregateOf} from '../../records/unpack/packed.js';

const NOW = 1_700_000_000_000;
const SECOND = 1000;

const click = (user: string, url: string) => JSON.stringify({
	event_id: 'e', user_id: user, url, ts: 't',
});

const record = (key: string, data: string, arrival = NOW) => ({
	PartitionKey: key, SequenceNumber: '1', Data: Buffer.from(data), ApproximateArrivalTimestamp: new Date(arrival),
});

const setUp = () => {
	const meter = createFactsMeter(seededRandom(1));
	return {
		meter,
		take(records: ReadonlyArray<ReturnType<typeof record>>, receivedAt = NOW, shardId = 'shardId-000000000002') {
			meter.take({
				type: 'batch', shardId, records, millisBehindLatest: 0, receivedAt,
			});
		},
	};
};

const many = (count: number, make: (index: number) => ReturnType<typeof record>) => Array.from({length: count}, (_, index) => make(index));

describe('the last minute', () => {
	test('keys have their shares of the stream and of their shard', () => {
		const {meter, take} = setUp();
		take(many(6, () => record('a', 'x')), NOW, 'shardId-000000000000');
		take([...many(3, () => record('b', 'x')), record('c', 'x')]);
		expect(meter.view(NOW + SECOND).keys).toEqual([
			{
				key: 'a', shardId: 'shardId-000000000000', records: 6, share: 0.6, shareOfShard: 1,
			},
			{
				key: 'b', shardId: 'shardId-000000000002', records: 3, share: 0.3, shareOfShard: 0.75,
			},
			{
				key: 'c', shardId: 'shardId-000000000002', records: 1, share: 0.1, shareOfShard: 0.25,
			},
		]);
	});

	test('after a reshard a key has the share that it takes of its new shard', () => {
		const {meter, take} = setUp();
		const users = ['user-1', 'user-2', 'user-3', 'user-4'];
		for (let second = 0; second < 40; second++) {
			const isAfter = second >= 22;
			for (const [index, user] of users.entries()) {
				const shardId = isAfter ? `shardId-00000000000${1 + (index % 2)}` : 'shardId-000000000000';
				take(many(25, () => record(user, 'x')), NOW + (second * SECOND), shardId);
			}
		}

		expect(meter.view(NOW + (40 * SECOND)).keys.map(({shardId, shareOfShard}) => [shardId.at(-1), shareOfShard])).toEqual([['1', 0.5], ['2', 0.5], ['1', 0.5], ['2', 0.5]]);
	});

	test('whatever moves between shards, the shares of the stream and of each shard add up to no more than all', () => {
		const reads = fc.array(fc.record({
			key: fc.integer({min: 0, max: 400}), shard: fc.integer({min: 0, max: 3}), count: fc.integer({min: 1, max: 40}), pause: fc.integer({min: 0, max: 4000}),
		}), {minLength: 1, maxLength: 200});
		fc.assert(fc.property(reads, sequence => {
			const {meter, take} = setUp();
			let now = NOW;
			for (const {key, shard, count, pause} of sequence) {
				now += pause;
				take(many(count, () => record(`key-${key}`, 'x')), now, `shardId-00000000000${shard}`);
			}

			const {keys} = meter.view(now);
			expect(keys.reduce((sum, {share}) => sum + share, 0)).toBeLessThanOrEqual(1 + 1e-9);
			for (const shardId of new Set(keys.map(key => key.shardId))) {
				const ofShard = keys.filter(key => key.shardId === shardId).reduce((sum, {shareOfShard}) => sum + shareOfShard, 0);
				expect(ofShard).toBeLessThanOrEqual(1 + 1e-9);
			}
		}), {numRuns: 100});
	});

	test('what is older is forgotten', () => {
		const {meter, take} = setUp();
		take([record('old', 'x')]);
		take([record('new', 'x')], NOW + (30 * SECOND));
		expect(meter.view(NOW + (54 * SECOND)).keys.map(({key}) => key)).toEqual(['new', 'old']);
		expect(meter.view(NOW + (61 * SECOND))).toMatchObject({records: 1, keys: [{key: 'new'}]});
		expect(meter.view(NOW + (120 * SECOND))).toMatchObject({records: 0, keys: [], sizes: undefined});
	});

	test('is as long as reading lasts, at first', () => {
		const {meter, take} = setUp();
		expect(meter.view(NOW).seconds).toBe(0);
		take([record('a', 'xyz')]);
		expect(meter.view(NOW + (7 * SECOND))).toMatchObject({seconds: 7, records: 1, bytes: 4});
		take([record('a', 'x')], NOW + (100 * SECOND));
		expect(meter.view(NOW + (100 * SECOND)).seconds).toBeGreaterThanOrEqual(55);
		expect(meter.view(NOW + (100 * SECOND)).seconds).toBeLessThanOrEqual(60);
	});

	test('the rate reaches back ten minutes', () => {
		const {meter, take} = setUp();
		for (let second = 0; second < 700; second++) {
			take(many(second < 350 ? 1 : 3, () => record('a', 'x')), NOW + (second * SECOND));
		}

		const {history} = meter.view(NOW + (700 * SECOND));
		expect(history).toHaveLength(600);
		expect([history[0], history.at(-1)]).toEqual([1, 3]);
	});

	test('a stream that was created anew begins with nothing', () => {
		const {meter, take} = setUp();
		take([record('a', click('u', '/'))]);
		meter.view(NOW);
		meter.forget();
		expect(meter.view(NOW)).toMatchObject({records: 0, keys: [], history: []});
	});

	test('is worked out once a second', () => {
		const {meter, take} = setUp();
		take([record('a', 'x')]);
		const facts = meter.view(NOW);
		take([record('a', 'x')]);
		expect(meter.view(NOW + 500)).toBe(facts);
		expect(meter.view(NOW + SECOND).records).toBe(2);
	});

	test('is bounded, however many keys, urls and users there are', () => {
		const {meter, take} = setUp();
		for (let second = 0; second < 50; second++) {
			take(many(2000, index => record(`key-${second}-${index}`, click(`user-${index}`, `/${'x'.repeat(5000)}${index}`))), NOW + (second * SECOND));
		}

		const {keys, clicks, keyError, records} = meter.view(NOW + (50 * SECOND));
		expect([keys.length, clicks.urls.length, clicks.users.length]).toEqual([TOP_KEYS, 1, TOP_VALUES]);
		expect(clicks.urls[0]!.value).toHaveLength(200);
		expect(keyError).toBeLessThanOrEqual(records / 257);
	});
});

// Source of the limit: Quotas and limits, 1,000 records/s and 1 MB/s for each shard.
describe('a hot key', () => {
	const load = (seconds: number, perSecond: number, options: {bytes?: number; arrivalStep?: number} = {}) => {
		const {meter, take} = setUp();
		const {bytes = 10, arrivalStep = SECOND} = options;
		for (let second = 0; second < seconds; second++) {
			const arrival = NOW + (second * arrivalStep);
			take([
				...many(perSecond, () => record('hot', 'x'.repeat(bytes), arrival)),
				...many(Math.floor(perSecond / 4), index => record(`cold-${index}`, 'x', arrival)),
			], NOW + (second * SECOND));
		}

		return meter.view(NOW + (seconds * SECOND)).hotKey;
	};

	test('takes what makes a shard hot or more, in records', () => {
		expect(load(20, 900)).toMatchObject({key: 'hot', shardId: 'shardId-000000000002', shareOfShard: 0.8});
		expect(load(20, 900)!.load).toBeCloseTo(0.9, 1);
		expect(load(20, 700)).toBeUndefined();
	});

	test('or in bytes', () => {
		expect(load(20, 10, {bytes: 90_000})).toMatchObject({key: 'hot'});
	});

	test('is hot after a few seconds, not after a minute', () => {
		const {meter, take} = setUp();
		for (let second = 0; second < 50; second++) {
			take(many(second < 35 ? 1 : 900, () => record('hot', 'x', NOW + (second * SECOND))), NOW + (second * SECOND));
		}

		expect(meter.view(NOW + (50 * SECOND)).hotKey?.key).toBe('hot');
	});

	test('is not hot because a backlog is read fast', () => {
		expect(load(20, 900, {arrivalStep: 60 * SECOND})).toBeUndefined();
	});

	test('is no longer hot once it is silent', () => {
		const {meter, take} = setUp();
		take(many(30_000, () => record('hot', 'x')));
		expect(meter.view(NOW + SECOND).hotKey?.key).toBe('hot');
		expect(meter.view(NOW + (30 * SECOND))).toMatchObject({hotKey: undefined, records: 30_000});
	});
});

describe('click events', () => {
	test('have their urls and users counted', () => {
		const {meter, take} = setUp();
		take([record('k', click('ann', '/cart')), record('k', click('bob', '/cart')), record('k', click('ann', '/'))]);
		expect(meter.view(NOW).clicks).toEqual({
			sampled: 3,
			urls: [{value: '/cart', count: 2}, {value: '/', count: 1}],
			users: [{value: 'ann', count: 2}, {value: 'bob', count: 1}],
		});
	});

	test.each<[name: string, pack: (data: string) => Uint8Array]>([
		['compressed', data => gzipSync(data)],
		['packed by the producer library', data => aggregateOf([{key: 'k', data: Buffer.from(data)}])],
		['both', data => aggregateOf([{key: 'k', data: deflateSync(data)}])],
	])('are found in records that are %s', (_, pack) => {
		const {meter, take} = setUp();
		const data = Buffer.from(pack(click('ann', '/cart')));
		take([{...record('k', ''), Data: data}]);
		expect(meter.view(NOW).clicks).toMatchObject({sampled: 1, urls: [{value: '/cart', count: 1}], users: [{value: 'ann', count: 1}]});
	});

	test('data that claims to be packed, and is not, is looked at and nothing else', () => {
		const {meter, take} = setUp();
		const whole = aggregateOf([{key: 'k', data: Buffer.from('{}')}]);
		const broken = [gzipSync('x').subarray(0, 12), whole.subarray(0, 30), Uint8Array.of(0x78, 0x9C)];
		take(broken.map(data => ({...record('k', ''), Data: Buffer.from(data)})));
		expect(meter.view(NOW).clicks).toEqual({sampled: 3, urls: [], users: []});
	});

	test.each([
		['no JSON', '{"url"'],
		['another JSON', '[1]'],
		['null', 'null'],
		['fields of other kinds', '{"url":{"a":1},"user_id":null}'],
		['nothing', ''],
		['too much to parse', JSON.stringify({url: 'x'.repeat(20_000)})],
	])('%s counts as looked at, and as nothing else', (_, data) => {
		const {meter, take} = setUp();
		take([record('k', data)]);
		expect(meter.view(NOW).clicks).toEqual({sampled: 1, urls: [], users: []});
	});

	test('are looked at a few hundred times a second at most, spread over what comes', () => {
		const {meter, take} = setUp();
		for (let tenth = 0; tenth < 100; tenth++) {
			// The first half of each batch has one url and the second half another.
			take(many(1000, index => record('k', click('u', index < 500 ? '/a' : '/b'))), NOW + (tenth * 100));
		}

		const {sampled, urls} = meter.view(NOW + (10 * SECOND)).clicks;
		expect(sampled).toBeLessThanOrEqual(10 * SAMPLES_PER_SECOND);
		expect(sampled).toBeGreaterThan(7 * SAMPLES_PER_SECOND);
		expect(Math.abs(urls[0]!.count - urls[1]!.count)).toBeLessThan(sampled * 0.25);
	});
});
