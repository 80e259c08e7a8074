import {describe, expect, test} from 'vitest';
import type {KinesisRecord} from '../../../source/service/record.js';
import type {ReadEvent} from '../../../source/service/read-event.js';
import {createShardIntake} from '../../../source/monitor/meters/shard-intake.js';
import {shortShardId} from '../../../source/records/text/short-shard-id.js';
import {createShardMeters} from '../../../source/monitor/meters/shard-meters.js';
import {shardOf} from '../fixtures.js';

describe('how fast a shard is read', () => {
	test.each([
		['twice a second', 500],
		['once a second', 1000],
		['every two seconds', 2000],
	])('is steady for a steady stream, read %s', (_, interval) => {
		const intake = createShardIntake(0);
		let now = 0;
		for (let read = 1; read <= 10; read++) {
			now = read * interval;
			intake.add(now, interval / 10);
		}

		// A hundred records a second, whenever one looks until the next read is due.
		for (let later = 0; later <= interval; later += 50) {
			expect(intake.rate(now + later)).toBeCloseTo(100, 5);
		}
	});

	test('is right from the first second on', () => {
		const intake = createShardIntake(0);
		intake.add(1000, 2);
		expect(intake.rate(1000)).toBe(2);
	});

	test('falls to zero when nothing is read any more', () => {
		const intake = createShardIntake(0);
		intake.add(1000, 100);
		expect(intake.rate(5000)).toBeGreaterThan(0);
		expect(intake.rate(8000)).toBe(0);
	});

	test('falls when reads come back empty', () => {
		const intake = createShardIntake(0);
		intake.add(1000, 100);
		for (let now = 2000; now <= 7000; now += 1000) {
			intake.add(now, 0);
		}

		expect(intake.rate(7000)).toBe(0);
	});

	test('of a backlog read at once stays finite', () => {
		const intake = createShardIntake(1000);
		intake.add(1000, 500);
		expect(intake.rate(1000)).toBe(500);
	});
});

const {shardId} = shardOf(0);
const batch = (fields: Partial<ReadEvent & {type: 'batch'}> = {}): ReadEvent => ({
	type: 'batch', shardId, records: [], millisBehindLatest: 0, receivedAt: 1000, ...fields,
});

describe('the shard table', () => {
	test.each<[string, ReadEvent[], Record<string, unknown>]>([
		['before anything', [], {reader: 'not-read', lagMilliseconds: undefined}],
		['waiting for its parents', [{type: 'shard-waiting', shardId, parentShardIds: []}], {reader: 'waiting-for-parents'}],
		['started', [{type: 'shard-started', shardId, position: 'LATEST'}], {reader: 'starting'}],
		['read', [batch({millisBehindLatest: 1500})], {reader: 'reading', lagMilliseconds: 1500}],
		['throttled', [batch(), {
			type: 'backing-off', shardId, reason: 'throttled', message: '', retryInMs: 300,
		}], {reader: 'throttled', retryAt: 2300, lagMilliseconds: 0}],
		['failing', [{
			type: 'backing-off', shardId, reason: 'unreachable', message: '', retryInMs: 300,
		}], {reader: 'retrying', retryAt: 2300}],
		['read again after a failure', [{
			type: 'backing-off', shardId, reason: 'unreachable', message: '', retryInMs: 300,
		}, batch()], {reader: 'reading', retryAt: undefined}],
		['ended', [batch(), {type: 'shard-ended', shardId, childShardIds: []}], {reader: 'ended', endedAt: 2000, lagMilliseconds: 0}],
	])('a shard %s', (_, events, row) => {
		const meters = createShardMeters();
		for (const event of events) {
			meters.onReadEvent(event, 2000);
		}

		expect(meters.views([shardOf(0)], 2000, () => 0)[0]).toMatchObject(row);
	});

	const recordAt = (arrivedAt: number): KinesisRecord => ({
		SequenceNumber: '1', PartitionKey: 'user-1', Data: new Uint8Array(1), ApproximateArrivalTimestamp: new Date(arrivedAt),
	});

	test.each<[string, ReadEvent[], number | undefined]>([
		['nowhere yet, before a record or a lag', [batch()], undefined],
		['where its last record arrived', [batch({records: [recordAt(200), recordAt(400)], millisBehindLatest: 600})], 400],
		['still there when it is caught up', [batch({records: [recordAt(400)]}), batch({receivedAt: 9000})], 400],
		['where it scans, while empty answers come before the records', [batch({records: [recordAt(400)]}), batch({receivedAt: 9000, millisBehindLatest: 5000})], 4000],
		['where it scans, on an endpoint that does not tell when a record arrived', [batch({records: [{...recordAt(0), ApproximateArrivalTimestamp: undefined as unknown as Date}], millisBehindLatest: 300})], 700],
	])('knows that a reader is %s', (_, events, readUntil) => {
		const meters = createShardMeters();
		for (const event of events) {
			meters.onReadEvent(event, 1000);
		}

		expect(meters.views([shardOf(0)], 9000, () => 0)[0]!.readUntil).toBe(readUntil);
	});

	test('the rate of the stream is the same before, during and after a reshard', () => {
		const meters = createShardMeters();
		const read = (number: number, now: number, count: number) => {
			meters.onReadEvent(batch({shardId: shardOf(number).shardId, records: Array.from({length: count}, () => recordAt(now)), receivedAt: now}), now);
		};

		const shown: number[] = [];
		meters.onReadEvent({type: 'shard-started', shardId, position: 'LATEST'}, 0);
		for (let now = 1000; now <= 20_000; now += 1000) {
			if (now <= 10_000) {
				read(0, now, 100);
			} else {
				read(1, now, 50);
				read(2, now, 50);
			}

			if (now === 10_000) {
				meters.onReadEvent({type: 'shard-ended', shardId, childShardIds: [shardOf(1).shardId, shardOf(2).shardId]}, now);
				meters.onReadEvent({type: 'shard-started', shardId: shardOf(1).shardId, position: 'TRIM_HORIZON'}, now);
				meters.onReadEvent({type: 'shard-started', shardId: shardOf(2).shardId, position: 'TRIM_HORIZON'}, now);
			}

			shown.push(meters.readPerSecond(now));
		}

		expect(Math.min(...shown)).toBeGreaterThan(99);
		expect(Math.max(...shown)).toBeLessThan(101);
	});

	test('rates fall though nothing is noted any more', () => {
		const meters = createShardMeters();
		meters.onReadEvent({type: 'shard-started', shardId, position: 'LATEST'}, 0);
		meters.onReadEvent(batch({records: [recordAt(400)]}), 1000);
		const rates = [1000, 3500, 9000].map(now => {
			const [view] = meters.views([shardOf(0)], now, () => 0);
			expect(meters.readPerSecond(now)).toBe(view!.recordsPerSecond);
			return view!.recordsPerSecond;
		});
		expect(rates[0]).toBeGreaterThan(rates[1]!);
		expect(rates[1]).toBeGreaterThan(0);
		expect(rates[2]).toBe(0);
	});

	test('a row is made anew at once when something is noted, and twice a second while its rate falls', () => {
		const meters = createShardMeters();
		const shards = [shardOf(0)];
		const row = (now: number, throttled = 0) => meters.views(shards, now, () => throttled)[0]!;
		meters.onReadEvent({type: 'shard-started', shardId, position: 'LATEST'}, 0);
		meters.onReadEvent(batch({records: [recordAt(400)], receivedAt: 2000}), 2000);
		const first = row(4100);
		expect(row(4599)).toBe(first);
		expect(row(4600)).not.toBe(first);
		expect(row(4601, 3).throttledPerSecond).toBe(3);
		meters.onReadEvent(batch({records: [recordAt(4500)], receivedAt: 4602}), 4602);
		expect(row(4602).readUntil).toBe(4500);
	});

	test('a shard of the same id over another range is another row', () => {
		const meters = createShardMeters();
		const [before] = meters.views([shardOf(0)], 0, () => 0);
		const [after] = meters.views([shardOf(0, {endingHashKey: 7n})], 0, () => 0);
		expect(before!.endingHashKey).not.toBe(7n);
		expect(after!.endingHashKey).toBe(7n);
	});

	test('is the very same as long as nothing in it changes', () => {
		const meters = createShardMeters();
		const shards = [shardOf(0), shardOf(1)];
		const first = meters.views(shards, 1000, () => 0);
		expect(meters.views(shards, 2000, () => 0)).toBe(first);
		meters.onReadEvent(batch(), 2000);
		const second = meters.views(shards, 2000, () => 0);
		expect(second).not.toBe(first);
		expect(second[1]).toBe(first[1]);
	});

	test('the load of a shard is what arrived in it, not how fast it is read', () => {
		const meters = createShardMeters();
		const old = Array.from({length: 9283}, (_, index) => recordAt(index * 10));
		meters.onReadEvent({type: 'shard-started', shardId, position: 'TRIM_HORIZON'}, 600_000);
		meters.onReadEvent(batch({records: old.slice(0, 5000), millisBehindLatest: 500_000, receivedAt: 600_100}), 600_100);
		expect(meters.views([shardOf(0)], 600_100, () => 0)[0]).toMatchObject({recordsPerSecond: 0, loadAsOf: 49_990});
		meters.onReadEvent(batch({records: old.slice(5000), receivedAt: 600_200}), 600_200);
		expect(meters.views([shardOf(0)], 600_200, () => 0)[0]).toMatchObject({recordsPerSecond: 0, loadAsOf: undefined});
		expect(meters.readPerSecond(600_200)).toBeGreaterThan(9000);
	});

	test('a reader that is some seconds behind shows the load of that moment, and says so', () => {
		const meters = createShardMeters();
		meters.onReadEvent(batch({records: Array.from({length: 100}, (_, index) => recordAt(index * 100)), millisBehindLatest: 20_000, receivedAt: 30_000}), 30_000);
		const [row] = meters.views([shardOf(0)], 30_000, () => 0);
		expect(row!.recordsPerSecond).toBeCloseTo(10, 0);
		expect(row!.loadAsOf).toBe(9900);
	});

	test('a row that has had no answer for five seconds says as of when it is', () => {
		const meters = createShardMeters();
		const asOf = (now: number) => meters.views([shardOf(0)], now, () => 0)[0]!.asOf;
		meters.onReadEvent(batch({receivedAt: 1000}), 1000);
		expect(asOf(60_000)).toBeUndefined();
		meters.onReadEvent({
			type: 'backing-off', shardId, reason: 'unreachable', message: '', retryInMs: 300,
		}, 2000);
		expect(asOf(6000)).toBeUndefined();
		expect(asOf(6001)).toBe(1000);
		meters.onReadEvent(batch({receivedAt: 7000}), 7000);
		expect(asOf(7001)).toBeUndefined();
	});

	test('what arrives in all shards is that of ten seconds, not known before, nor while a reader is behind', () => {
		const meters = createShardMeters();
		meters.onReadEvent({type: 'shard-started', shardId, position: 'LATEST'}, 0);
		for (let now = 1000; now <= 30_000; now += 1000) {
			// In bursts of ten every five seconds: two a second.
			const records = now % 5000 === 0 ? Array.from({length: 10}, () => recordAt(now - 10)) : [];
			meters.onReadEvent(batch({records, receivedAt: now}), now);
			if (now < 10_000) {
				expect(meters.arrivedPerSecond(now)).toBeUndefined();
			} else {
				expect(meters.arrivedPerSecond(now)).toBeCloseTo(2, 5);
			}
		}

		meters.onReadEvent(batch({records: [recordAt(30_000)], millisBehindLatest: 20_000, receivedAt: 50_000}), 50_000);
		expect(meters.arrivedPerSecond(50_000)).toBeUndefined();
	});

	test('a closed shard that reading left behind is skipped, until it is read after all', () => {
		const meters = createShardMeters();
		const closed = shardOf(0, {endingSequenceNumber: '9'});
		expect(meters.views([closed, shardOf(1)], 0, () => 0, true).map(({isSkipped}) => isSkipped)).toEqual([true, false]);
		meters.onReadEvent({type: 'shard-started', shardId, position: 'TRIM_HORIZON'}, 0);
		expect(meters.views([closed], 0, () => 0, true)[0]!.isSkipped).toBe(false);
		expect(createShardMeters().views([closed], 0, () => 0)[0]!.isSkipped).toBe(false);
	});

	test('a reading that starts over has rates of its own: the time before does not thin them', () => {
		const meters = createShardMeters();
		meters.onReadEvent(batch({receivedAt: 1000}), 1000);
		meters.startOver();
		meters.onReadEvent({type: 'shard-started', shardId, position: 'TRIM_HORIZON'}, 60_000);
		meters.onReadEvent(batch({records: Array.from({length: 100}, () => recordAt(60_000)), receivedAt: 61_000}), 61_000);
		expect(meters.readPerSecond(61_000)).toBe(100);
	});

	test('has no news from empty answers of a shard that stays caught up', () => {
		const meters = createShardMeters();
		expect(meters.onReadEvent(batch(), 1000)).toBe(true);
		expect(meters.onReadEvent(batch(), 2000)).toBe(false);
		expect(meters.onReadEvent(batch({millisBehindLatest: 5}), 3000)).toBe(true);
	});

	const idsOf = (readings: ReadonlyArray<{readonly shardId: string}>) => readings.map(reading => reading.shardId);

	test('a shard that is no longer listed is forgotten once it was read to its end', () => {
		const meters = createShardMeters();
		const [first, second, third] = [shardOf(0), shardOf(1), shardOf(2)];
		for (const shard of [first, second, third]) {
			meters.onReadEvent(batch({shardId: shard.shardId}), 1000);
		}

		meters.onReadEvent({type: 'shard-ended', shardId: first.shardId, childShardIds: []}, 1000);
		meters.onReadEvent({type: 'shard-ended', shardId: third.shardId, childShardIds: []}, 1000);
		meters.views([first, second, third], 1000, () => 0);
		expect(idsOf(meters.readings(1000))).toEqual([first.shardId, second.shardId, third.shardId]);
		meters.views([third], 1000, () => 0);
		expect(idsOf(meters.readings(1000))).toEqual([second.shardId, third.shardId]);
	});

	test.each<[string, ReadEvent]>([
		['deleted', {type: 'stream-deleted'}],
		['created again', {type: 'stream-recreated', createdAt: 1}],
	])('of a stream that is %s nothing is known any more', (_, event) => {
		const meters = createShardMeters();
		meters.onReadEvent(batch({records: [recordAt(900)]}), 1000);
		expect(meters.readPerSecond(1000)).toBe(1);
		expect(meters.onReadEvent(event, 1000)).toBe(true);
		expect(meters.readPerSecond(1000)).toBe(0);
		expect(meters.readings(1000)).toEqual([]);
		expect(meters.arrivedPerSecond(60_000)).toBeUndefined();
	});

	test('says of every shard what is known from reading it', () => {
		const meters = createShardMeters();
		meters.onReadEvent({type: 'shard-waiting', shardId: 'shard 0', parentShardIds: []}, 1000);
		meters.onReadEvent(batch({
			shardId: 'shard 1', records: [recordAt(4000)], receivedAt: 5000, millisBehindLatest: 700, sample: {coveredMilliseconds: 100, skippedMilliseconds: 900},
		}), 5000);
		expect(meters.readings(5000)).toEqual([
			{
				shardId: 'shard 0', reader: 'waiting-for-parents', lagMilliseconds: undefined, throttledPerSecond: 0, isSampled: false, recordsPerSecond: 0, bytesPerSecond: 0,
			},
			{
				shardId: 'shard 1', reader: 'reading', lagMilliseconds: 700, throttledPerSecond: 0, isSampled: true, recordsPerSecond: 10, bytesPerSecond: 70,
			},
		]);
		expect(meters.views([shardOf(0, {shardId: 'shard 1'})], 5000, () => 0)[0]!.isSampled).toBe(true);
	});

	test('news is what changes a row: records, another lag, an answer after a failure', () => {
		const meters = createShardMeters();
		meters.onReadEvent(batch(), 1000);
		const full = batch({records: [recordAt(1000)]});
		expect(meters.onReadEvent(full, 1000)).toBe(true);
		meters.onReadEvent({
			type: 'backing-off', shardId, reason: 'throttled', message: '', retryInMs: 300,
		}, 2000);
		expect(meters.onReadEvent(batch({receivedAt: 3000}), 3000)).toBe(true);
		expect(meters.onReadEvent(batch({receivedAt: 4000}), 4000)).toBe(false);
		const shards = [shardOf(0)];
		const [row] = meters.views(shards, 60_000, () => 0);
		// Other events are told, and make no other row if they change nothing in it.
		const waiting: ReadEvent = {type: 'shard-waiting', shardId, parentShardIds: []};
		expect(meters.onReadEvent(waiting, 60_000)).toBe(true);
		const [other] = meters.views(shards, 60_000, () => 0);
		expect(other).not.toBe(row);
		meters.onReadEvent(waiting, 60_000);
		expect(meters.views(shards, 60_000, () => 0)[0]).toBe(other);
	});

	test('a row gets old by itself, while its reader is throttled', () => {
		const meters = createShardMeters();
		const shards = [shardOf(0, {parentShardId: 'shardId-000000000007'})];
		const row = (now: number) => meters.views(shards, now, () => 0)[0]!;
		meters.onReadEvent({
			type: 'backing-off', shardId, reason: 'throttled', message: '', retryInMs: 300,
		}, 500);
		expect(row(50_000)).toMatchObject({asOf: undefined, parentShardIds: ['shardId-000000000007']});
		meters.onReadEvent(batch({receivedAt: 1000}), 1000);
		meters.onReadEvent({
			type: 'backing-off', shardId, reason: 'throttled', message: '', retryInMs: 300,
		}, 2000);
		expect(row(6000).asOf).toBeUndefined();
		expect(row(6001).asOf).toBe(1000);
	});

	test('what arrives is known after ten seconds of reading; a shard that was read to its end hides nothing', () => {
		const meters = createShardMeters();
		meters.onReadEvent({type: 'shard-started', shardId, position: 'LATEST'}, 50_000);
		meters.onReadEvent(batch({records: [recordAt(50_000)], millisBehindLatest: 10_000, receivedAt: 60_000}), 60_000);
		expect(meters.arrivedPerSecond(59_999)).toBeUndefined();
		expect(meters.arrivedPerSecond(60_000)).toBeUndefined();
		meters.onReadEvent({type: 'shard-ended', shardId, childShardIds: []}, 60_000);
		expect(meters.arrivedPerSecond(60_000)).toBeCloseTo(0.1, 5);
		expect(meters.arrivedPerSecond(59_999)).toBeUndefined();
	});

	test('shows parents, share and throttled puts', () => {
		const half = shardOf(2, {
			parentShardId: 'shardId-000000000000', adjacentParentShardId: 'shardId-000000000001', endingHashKey: (2n ** 127n) - 1n, endingSequenceNumber: '9',
		});
		expect(createShardMeters().views([half], 0, () => 3)[0]).toMatchObject({
			shortId: '2', state: 'closed', hashShare: 0.5, parentShardIds: ['shardId-000000000000', 'shardId-000000000001'], throttledPerSecond: 3,
		});
	});

	test.each([
		['shardId-000000000012', '12'],
		['shardId-000000000000', '0'],
		['shardId-\u{1B}[31m', 'shardId-␛[31m'],
	])('shortens %j to %j', (id, short) => {
		expect(shortShardId(id)).toBe(short);
	});
});
