import {Buffer} from 'node:buffer';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {
	createFilter,
	faultText,
	isFault,
	type FilterRecord,
} from '../../../source/records/filter/filter.js';

const NOON = Date.UTC(2026, 0, 1, 12);

const record = (json: string): FilterRecord => ({
	shardId: 'shardId-000000000000',
	record: {SequenceNumber: '1', PartitionKey: 'k', Data: Buffer.from(json)},
});

const isPassing = (expression: string, json: string): boolean => {
	const filter = createFilter(expression, NOON);
	if (isFault(filter)) {
		throw new Error(`${expression}: ${faultText(filter)}`);
	}

	return filter.matches(record(json));
};

describe('numbers are compared digit by digit', () => {
	test.each([
		['n=9007199254740993', '{"n":9007199254740993}', true],
		['n=9007199254740993', '{"n":9007199254740992}', false],
		['n>9007199254740992', '{"n":9007199254740993}', true],
		['n<9007199254740993', '{"n":9007199254740993}', false],
		['n=1.0', '{"n":1}', true],
		['n=10', '{"n":1e1}', true],
		['n=1e400', '{"n":1e400}', true],
		['n=1e400', '{"n":1e401}', false],
		['n>0', '{"n":1e-400}', true],
		['n=0', '{"n":-0.0}', true],
		['n=0.1', '{"n":0.1000000000000000055511151231257827}', false],
		['n>=-9007199254740993', '{"n":-9007199254740994}', false],
		['a.n=9007199254740993', '{"a":{"n":9007199254740993}}', true],
		['a~9007199254740993', '{"a":{"n":9007199254740993}}', true],
		['n~740993', '{"n":9007199254740993}', true],
		// No object of ours shows through.
		['n.written~9', '{"n":9007199254740993}', false],
		['id>9007199254740992', '{"id":"9007199254740993"}', true],
		['n=+5', '{"n":5}', true],
		['n<5', '{"n":0}', true],
		['n>-5', '{"n":0}', true],
		['n<0', '{"n":5}', false],
		['n>=0', '{"n":"-0"}', true],
		// Texts are equal letter by letter.
		['zip=7', '{"zip":"07"}', false],
		['n=.', '{"n":0}', false],
	])('%s of %s: %s', (expression, json, expected) => {
		expect(isPassing(expression, json)).toBe(expected);
	});

	const digit = fc.integer({min: 0, max: 9});
	const digits = (minLength: number) => fc.array(digit, {minLength, maxLength: 25}).map(all => all.join(''));
	const wholes = digits(1).map(text => text.replace(/^0+(?=\d)/v, ''));
	const numbers = fc.record({
		sign: fc.constantFrom('', '-'), whole: wholes, fraction: digits(0), exponent: fc.integer({min: -30, max: 30}),
	});
	const maybeAnother = fc.option(numbers, {nil: undefined});
	type Parts = {readonly sign: string; readonly whole: string; readonly fraction: string; readonly exponent: number};
	const written = ({sign, whole, fraction, exponent}: Parts) => `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}e${exponent}`;
	// In units of 10^-55, which makes all of them whole.
	const scaled = ({sign, whole, fraction, exponent}: Parts) => BigInt(`${sign}${whole}${fraction}${'0'.repeat(55 + exponent - fraction.length)}`);

	test('whatever digits they have', () => {
		fc.assert(fc.property(numbers, maybeAnother, (a, other) => {
			const b = other ?? a;
			const json = `{"n":${written(a)}}`;
			expect(isPassing(`n=${written(b)}`, json)).toBe(scaled(a) === scaled(b));
			expect(isPassing(`n>${written(b)}`, json)).toBe(scaled(a) > scaled(b));
			expect(isPassing(`n<=${written(b)}`, json)).toBe(scaled(a) <= scaled(b));
		}), {numRuns: 500});
	});
});

describe('times are compared whatever they are written in', () => {
	test.each([
		['seconds', '1672531201', '1672531199'],
		['seconds with a fraction', '1672531200.000001', '1672531199.999999'],
		['milliseconds', '1672531200001', '1672531199999'],
		['microseconds', '1672531200000001', '1672531199999999'],
		['nanoseconds', '1672531200000000001', '1672531199999999999'],
		['seconds in a text', '"1672531201"', '"1672531199"'],
		['ISO 8601', '"2023-01-01T00:00:00.001Z"', '"2022-12-31T23:59:59.999Z"'],
		['ISO 8601 with nanoseconds', '"2023-01-01T00:00:00.000000001Z"', '"2022-12-31T23:59:59.999999999Z"'],
		['ISO 8601 with an offset', '"2022-12-31T23:00:00.5-01:00"', '"2023-01-01T00:30:00+01:00"'],
		['ISO 8601 without an offset', '"2023-01-01 00:00:01"', '"2022-12-31 23:59:59"'],
	])('%s', (_name, after, before) => {
		for (const date of ['2023-01-01', '2023-01', '2023-01-01T00', '2023-01-01T00:00:00Z', '2023-01-01T01:00:00.000+01:00', '"2023-01-01 00:00"']) {
			expect(isPassing(`ts>${date}`, `{"ts":${after}}`)).toBe(true);
			expect(isPassing(`ts>${date}`, `{"ts":${before}}`)).toBe(false);
			expect(isPassing(`ts<=${date}`, `{"ts":${before}}`)).toBe(true);
			expect(isPassing(`ts=${date}`, `{"ts":${after}}`)).toBe(false);
		}
	});

	test.each([
		['ts=2023-01-01', '{"ts":1672531200}'],
		['ts=2023-01-01', '{"ts":1672531200000}'],
		['ts=2023-01-01T01:00+01:00', '{"ts":"2023-01-01T00:00:00Z"}'],
		['day=2023-01-01', '{"day":"2023-01-01"}'],
		['ts=2023-01-01T05:30+05:30', '{"ts":"2022-12-31T22:30:00-0130"}'],
		['ts=2023-01-31T24:00', '{"ts":"2023-02-01"}'],
		['ts=2023-02', '{"ts":"2023-02-01t00:00:00z"}'],
		['ts<1970-01-01', '{"ts":-1}'],
		['ts<=2286-11-21', '{"ts":10000000000}'],
		['ts>2286-11-20', '{"ts":10000000000}'],
		['ts<5138-11-17', '{"ts":99999999999}'],
		['ts>5138-11-16', '{"ts":99999999999}'],
		// Finer than a nanosecond counts for nothing.
		['ts<2023-01-01T00:00:01', '{"ts":"2023-01-01T00:00:00.1234567891Z"}'],
		['ts<2023-01-01T00:00:01', '{"ts":1672531200.12345678912345}'],
	])('%s is %s', (expression, json) => {
		expect(isPassing(expression, json)).toBe(true);
	});

	test.each([
		['15m', NOON - 900_001, NOON - 899_999],
		['1h30m', NOON - 5_400_001, NOON - 5_399_999],
		['500ms', NOON - 501, NOON - 499],
		['2d', NOON - 172_800_001, NOON - 172_799_999],
	])('%s is so long ago', (ago, before, after) => {
		expect(isPassing(`ts>${ago}`, `{"ts":${after}}`)).toBe(true);
		expect(isPassing(`ts>${ago}`, `{"ts":${before}}`)).toBe(false);
		expect(isPassing(`ts<${ago}`, `{"ts":"${new Date(before).toISOString()}"}`)).toBe(true);
	});

	test('a text that is no time is compared as text', () => {
		expect(isPassing('interval>15m', '{"interval":"20m"}')).toBe(true);
		expect(isPassing('interval=15m', '{"interval":"15m"}')).toBe(true);
		expect(isPassing('v>2023-01-01', '{"v":"next"}')).toBe(true);
	});

	test('any time, in any unit', () => {
		const seconds = fc.integer({min: 100_000_000, max: 4_000_000_000});
		fc.assert(fc.property(seconds, seconds, fc.constantFrom(1n, 1000n, 1_000_000n, 1_000_000_000n), (time, limit, unit) => {
			const date = new Date(limit * 1000).toISOString();
			expect(isPassing(`ts>${date}`, `{"ts":${BigInt(time) * unit}}`)).toBe(time > limit);
			expect(isPassing(`ts>${date}`, `{"ts":"${new Date(time * 1000).toISOString()}"}`)).toBe(time > limit);
		}));
	});
});

describe('names and places', () => {
	test.each([
		['"labels.app.kubernetes.io/name"=web', '{"labels":{"app.kubernetes.io/name":"web"}}', true],
		['labels."app.kubernetes.io/name"=web', '{"labels":{"app.kubernetes.io/name":"web"}}', true],
		['labels.app.kubernetes.io/name=web', '{"labels":{"app.kubernetes.io/name":"web"}}', true],
		['"labels.app.kubernetes.io/name"!=web', '{"labels":{"app.kubernetes.io/name":"web"}}', false],
		['"first name"="Ann Lee"', '{"first name":"Ann Lee"}', true],
		[String.raw`"a \"b\""=1`, String.raw`{"a \"b\"":1}`, true],
		['"a=b">1', '{"a=b":2}', true],
		['aws:region=eu', '{"aws:region":"eu"}', true],
		['e\u{301}te\u{301}=1', '{"e\u{301}te\u{301}":1}', true],
		['日本=1', '{"日本":1}', true],
		['🛒.👍🏽=1', '{"🛒":{"👍🏽":1}}', true],
		['a.b.c=1', '{"a":{"b.c":1}}', true],
		['a.b.c=1', '{"a.b":{"c":1}}', true],
		['a.b=1', '{"a.b":2,"a":{"b":1}}', false],
		['logEvents.*.message~ERROR', '{"logEvents":[{"message":"ok"},{"message":"ERROR 1"}]}', true],
		['logEvents[*].message~ERROR', '{"logEvents":[{"message":"ok"},{"message":"ERROR 1"}]}', true],
		['logEvents.*.message~ERROR', '{"logEvents":[{"message":"ok"}]}', false],
		['logEvents.*.message!~ERROR', '{"logEvents":[{"message":"ok"},{"message":"ERROR 1"}]}', false],
		['logEvents.*.id>5', '{"logEvents":[{"id":1},{"id":9}]}', true],
		['tags.*=web', '{"tags":["db","web"]}', true],
		['*.status=500', '{"a":{"status":200},"b":{"status":500}}', true],
		['a.*.*=3', '{"a":[[1],[2,3]]}', true],
		['*=1', '{"*":1}', true],
		['*=1', '{"*":2,"b":1}', false],
		['a[10]=x', '{"a":[0,1,2,3,4,5,6,7,8,9,"x"]}', true],
		['a[0]=1', '{"a[0]":1}', true],
		['a[0]=2', '{"a[0]":1,"a":[2]}', false],
		['a=1 or b=2', '{"b":2}', true],
		['a=1 OR b=2', '{"b":3}', false],
		['a=1 b=2 or c=3', '{"a":1,"c":3}', true],
		['a=1 and b=2 or c=3', '{"a":1,"b":1}', false],
		['a=1 or b=2 c=3', '{"b":2}', false],
		['! a=1 or b=2', '{"b":2}', false],
		['! a=1 or b=2', '{"b":3}', true],
	])('%s of %s: %s', (expression, json, expected) => {
		expect(isPassing(expression, json)).toBe(expected);
	});
});
