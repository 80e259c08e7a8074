import {describe, expect, test} from 'vitest';
import {threshold} from '../../../source/commands/options/alert-options.js';
import {changeJson} from '../../../source/monitor/alerts/alert-json.js';
import {alertText, changeText} from '../../../source/monitor/alerts/alert-text.js';
import {createAlertWatch} from '../../../source/monitor/alerts/alert-watch.js';
import type {AlertChange} from '../../../source/monitor/alerts/alert.js';
import type {AlertLook} from '../../../source/monitor/alerts/measuring.js';

const START = 1_700_000_000_000;

type Shard = AlertLook['shards'][number];

const shard = (number: number, changes: Partial<Shard> = {}): Shard => ({
	shardId: `shardId-${String(number).padStart(12, '0')}`,
	reader: 'reading',
	recordsPerSecond: 0,
	bytesPerSecond: 0,
	throttledPerSecond: 0,
	lagMilliseconds: 0,
	...changes,
});

/**
A watch over so many seconds, one look in each; `totalRecords` defaults to one a second.
*/
const setUp = (...conditions: readonly string[]) => {
	const watch = createAlertWatch(conditions.map(text => threshold('--alert', text)), START);
	let second = 0;
	const changes: AlertChange[] = [];
	return {
		watch,
		changes,
		pass(seconds: number, shards: readonly Shard[] = [shard(0)], recordsAt = (at: number) => at) {
			for (let left = seconds; left > 0; left--) {
				second++;
				const arrivedPerSecond = second < 10 ? undefined : (recordsAt(second) - recordsAt(second - 10)) / 10;
				changes.push(...watch.next({
					at: START + (second * 1000), totalRecords: recordsAt(second), arrivedPerSecond, shards,
				}));
			}

			return changes.map(({type, alert}) => `${type} ${alert.threshold.text}`);
		},
	};
};

describe('what crosses a threshold', () => {
	test.each<[condition: string, shards: readonly Shard[], text: string]>([
		['lag>30s', [shard(0, {lagMilliseconds: 1000}), shard(3, {lagMilliseconds: 45_000})], 'lag>30s: shard 3 is 45s behind'],
		['throttled>0', [shard(0, {throttledPerSecond: 2.5}), shard(1, {throttledPerSecond: 10})], 'throttled>0: 13 throttled a second, most by shard 1'],
		['throttled>0', [shard(0), shard(1, {reader: 'throttled'})], 'throttled>0: 1 throttled a second, most by shard 1'],
		['hot-shard>80%', [shard(0, {recordsPerSecond: 100}), shard(7, {recordsPerSecond: 910})], 'hot-shard>80%: shard 7 takes 91 % of its write limit'],
		['hot-shard>80%', [shard(0), shard(7, {recordsPerSecond: 910, isSampled: true})], 'hot-shard>80%: shard 7 takes about 91 % of its write limit (from a sample)'],
		['hot-shard>80%', [shard(7, {bytesPerSecond: 1024 * 1024})], 'hot-shard>80%: shard 7 takes 100 % of its write limit'],
		['hot-shard>80%', [shard(7, {recordsPerSecond: 910}), shard(8, {isSampled: true})], 'hot-shard>80%: shard 7 takes 91 % of its write limit'],
		['lag>30s', [shard(2, {lagMilliseconds: 45_000}), shard(3, {lagMilliseconds: 45_000}), shard(4, {lagMilliseconds: 100_000, reader: 'not-read'})], 'lag>30s: shard 2 is 45s behind'],
		['lag>1h', [shard(2, {lagMilliseconds: ((3600 + 1800) * 1000) + 10_000})], 'lag>1h: shard 2 is 1h 30m behind'],
		['lag>30s', [shard(2, {lagMilliseconds: undefined}), shard(3, {lagMilliseconds: 45_600})], 'lag>30s: shard 3 is 45s behind'],
		['throttled>0', [shard(1, {throttledPerSecond: 9.96})], 'throttled>0: 10 throttled a second, most by shard 1'],
		['throttled>0', [shard(1, {throttledPerSecond: 2.5})], 'throttled>0: 2.5 throttled a second, most by shard 1'],
	])('%s', (condition, shards, text) => {
		const {watch, pass} = setUp(condition);
		pass(4, shards);
		expect(watch.alerts.map(alert => alertText(alert))).toEqual([text]);
	});

	test.each<[condition: string, shards: readonly Shard[]]>([
		['lag>30s', [shard(0, {lagMilliseconds: 30_000})]],
		['lag>30s', [shard(0, {lagMilliseconds: undefined})]],
		['lag>30s', [shard(0, {lagMilliseconds: 45_000, reader: 'ended'})]],
		['lag>30s', []],
		['throttled>0', [shard(0, {reader: 'retrying'})]],
		['hot-shard>80%', [shard(0, {recordsPerSecond: 800})]],
		['rate<1', [shard(0)]],
	])('%s is not crossed by %o', (condition, shards) => {
		expect(setUp(condition).pass(30, shards)).toEqual([]);
	});

	test('a reader that gets no answer falls behind, whatever it said last', () => {
		const {watch, pass} = setUp('lag>30s');
		pass(10, [shard(0)]);
		pass(31, [shard(0, {reader: 'retrying'})]);
		expect(watch.alerts).toEqual([]);
		pass(5, [shard(0, {reader: 'throttled'})]);
		expect(watch.alerts.map(alert => alertText(alert))).toEqual(['lag>30s: shard 0 is 35s behind']);
		pass(11, [shard(0)]);
		expect(watch.alerts).toEqual([]);
	});

	test('silence counts from the last record, or from the start', () => {
		const {watch, pass} = setUp('silence>5s');
		pass(7, [], () => 0);
		expect(watch.alerts).toEqual([]);
		pass(1, [], () => 0);
		expect(watch.alerts.map(alert => alertText(alert))).toEqual(['silence>5s: no record for 8s']);
	});

	test('the rate is that of ten seconds, and not known before', () => {
		const {pass, watch} = setUp('rate<2', 'rate>100');
		// In bursts of ten every five seconds: two a second.
		expect(pass(60, [], at => Math.floor(at / 5) * 10)).toEqual([]);
		pass(13, [], () => 120);
		expect(watch.alerts.map(alert => alertText(alert))).toEqual(['rate<2: 0 records/s']);
	});
});

test.each([
	['of all records', false, 'rate>1: 2 records/s'],
	['of a sample', true, 'rate>1: about 2 records/s (from a sample)'],
])('the rate %s says so', (_, isSampled, text) => {
	const {pass, watch} = setUp('rate>1');
	pass(12, [shard(0, {isSampled: false}), shard(1, {isSampled})], at => at * 2);
	expect(watch.alerts.map(alert => alertText(alert))).toEqual([text]);
});

test('a change is said as what it is', () => {
	const {pass, changes} = setUp('lag>30s');
	pass(3, [shard(3, {lagMilliseconds: 45_000})]);
	expect(changeText(changes[0]!)).toBe('alert lag>30s: shard 3 is 45s behind');
});

test('silence ends with the next record', () => {
	const {pass, watch} = setUp('silence>5s');
	pass(8, [], () => 1);
	expect(watch.alerts).toEqual([]);
	pass(1, [], () => 1);
	expect(watch.alerts.map(({since}) => since)).toEqual([START + 7000]);
	expect(pass(10, [])).toEqual(['raised silence>5s']);
	expect(pass(1, [])).toEqual(['raised silence>5s', 'cleared silence>5s']);
});

describe('what is watched for', () => {
	const late = [shard(0, {lagMilliseconds: 40_000, throttledPerSecond: 1})];

	test('can be added to; the same twice is watched for once', () => {
		const {watch, pass, changes} = setUp('lag>30s');
		expect(watch.alerts).toEqual([]);
		pass(5, late);
		watch.add(threshold('--alert', 'throttled>0'));
		watch.add(threshold('--alert', 'lag>30s'));
		expect(watch.thresholds.map(({text}) => text)).toEqual(['lag>30s', 'throttled>0']);
		expect(watch.alerts.map(alert => alert.threshold.text)).toEqual(['lag>30s']);
		expect(pass(3, late)).toEqual(['raised lag>30s', 'raised throttled>0']);
		expect(changes.map(({alert}) => alert.id)).toEqual([1, 2]);
	});

	test('can be taken back, and its alert with it; the other stays raised', () => {
		const {watch, pass} = setUp('lag>30s', 'throttled>0');
		pass(5, late);
		watch.remove('throttled>0');
		expect(watch.thresholds.map(({text}) => text)).toEqual(['lag>30s']);
		expect(watch.alerts.map(alert => alert.threshold.text)).toEqual(['lag>30s']);
		expect(pass(5, late)).toEqual(['raised lag>30s', 'raised throttled>0']);
	});
});

test('alerts of one measure stand as they were raised', () => {
	const {watch, pass} = setUp('lag>30s', 'lag>10s', 'throttled>0');
	pass(3, [shard(0, {lagMilliseconds: 20_000})]);
	pass(3, [shard(0, {lagMilliseconds: 50_000, throttledPerSecond: 1})]);
	expect(watch.alerts.map(alert => alert.threshold.text)).toEqual(['throttled>0', 'lag>10s', 'lag>30s']);
});

test('what must not fall below a limit is well again a tenth above it', () => {
	const {pass} = setUp('rate<10');
	pass(13, [], () => 0);
	expect(pass(30, [], at => at * 10.9)).toEqual(['raised rate<10']);
	expect(pass(25, [], at => (at * 11) + 1)).toEqual(['raised rate<10', 'cleared rate<10']);
});

describe('no flapping', () => {
	const late = [shard(0, {lagMilliseconds: 40_000})];
	const onTime = [shard(0, {lagMilliseconds: 0})];

	test('a look or two that are off are no alert', () => {
		const {pass} = setUp('lag>30s');
		pass(2, late);
		pass(1, onTime);
		expect(pass(2, late)).toEqual([]);
		expect(pass(1, late)).toEqual(['raised lag>30s']);
	});

	test('it begins when the threshold was crossed, and is over after ten good seconds', () => {
		const {pass, changes} = setUp('lag>30s');
		pass(5, onTime);
		pass(20, late);
		pass(10, onTime);
		expect(changes).toMatchObject([{type: 'raised', at: START + 8000, alert: {since: START + 6000}}]);
		pass(1, onTime);
		expect(changes[1]).toMatchObject({type: 'cleared', at: START + 36_000, alert: {id: changes[0]!.alert.id, value: 0}});
		expect(changeText(changes[1]!)).toBe('the alert lag>30s is over after 30s');
	});

	test('what goes to and fro, or stays near the threshold, is one alert', () => {
		const {pass} = setUp('lag>30s');
		for (let index = 0; index < 10; index++) {
			pass(5, late);
			pass(5, onTime);
		}

		expect(pass(60, [shard(0, {lagMilliseconds: 28_000})])).toEqual(['raised lag>30s']);
		expect(pass(11, [shard(0, {lagMilliseconds: 27_000})])).toEqual(['raised lag>30s', 'cleared lag>30s']);
	});

	test('an alert about a stream that is gone is over', () => {
		const {pass} = setUp('lag>30s');
		pass(5, late);
		expect(pass(11, [])).toEqual(['raised lag>30s', 'cleared lag>30s']);
	});

	test('the next time it is another alert', () => {
		const {pass, changes} = setUp('lag>30s');
		pass(5, late);
		pass(11, onTime);
		pass(5, late);
		expect(new Set(changes.map(({alert}) => alert.id)).size).toBe(2);
	});
});

test('several stand worst first, whenever they were raised', () => {
	const {watch, pass} = setUp('rate>0.5', 'hot-shard>1%', 'lag>1s', 'throttled>0', 'silence>30s');
	const bad = [shard(0, {recordsPerSecond: 900, lagMilliseconds: 5000, throttledPerSecond: 1})];
	pass(20, bad);
	pass(35, bad, () => 20);
	expect(watch.alerts.map(({threshold: {measure}}) => measure)).toEqual(['silence', 'throttled', 'lag', 'hot-shard']);
});

test('a program reads the change with its numbers', () => {
	const {pass, changes} = setUp('lag>30s');
	pass(3, [shard(3, {lagMilliseconds: 45_000})]);
	expect(changeJson(changes[0]!)).toEqual({
		alert: 'lag>30s',
		state: 'raised',
		at: new Date(START + 3000).toISOString(),
		since: new Date(START + 1000).toISOString(),
		measure: 'lag',
		value: 45_000,
		threshold: 30_000,
		unit: 'ms',
		shardId: 'shardId-000000000003',
	});
});

test('a program is told that a value is worked out from a sample', () => {
	const {pass, changes} = setUp('hot-shard>80%');
	pass(3, [shard(3, {recordsPerSecond: 900, isSampled: true})]);
	expect(changeJson(changes[0]!)).toMatchObject({value: 0.9, unit: 'share of limit', isEstimate: true});
	expect(changes[0]!.alert).not.toHaveProperty('consumer');
});
