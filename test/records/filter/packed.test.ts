import {deflateSync, gzipSync, zstdCompressSync} from 'node:zlib';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {createFilter, isFault, type Filter} from '../../../source/records/filter/filter.js';
import {passingOf} from '../../../source/records/filter/passing.js';
import {
	aggregateOf,
	knownAggregate,
	recordOf,
	type Put,
} from '../unpack/packed.js';

const shardId = 'shardId-000000000007';

const filterOf = (text: string): Filter => {
	const filter = createFilter(text);
	if (isFault(filter)) {
		throw new Error(filter.message);
	}

	return filter;
};

const records = {
	gzip: recordOf(gzipSync('{"user":{"id":42}}')),
	zlib: recordOf(deflateSync('GET /cart')),
	zstd: recordOf(zstdCompressSync('{"url":"/cart"}')),
	clicks: recordOf(knownAggregate('clicks')),
	twice: recordOf(knownAggregate('compressed')),
	damaged: recordOf(knownAggregate('clicks').subarray(0, -1)),
};

const passing = (expression: string): string => Object.entries(records)
	.filter(([, record]) => filterOf(expression).matches({shardId, record}))
	.map(([name]) => name)
	.join(' ');

test.each([
	['user.id=42', 'gzip'],
	['cart', 'zlib zstd clicks'],
	['url=/cart', 'zstd clicks'],
	['key=user-2', 'clicks'],
	['key=outer', 'gzip zlib zstd damaged'],
	// One user record has to have it all.
	['key=user-2 url=/checkout', 'clicks'],
	['key=user-2 url=/cart', ''],
	['packed=twice key=zip', 'twice'],
	['shard=7', 'gzip zlib zstd clicks twice damaged'],
	// An aggregate passes when one of its user records does, here the one without a cart.
	['!cart', 'gzip clicks twice damaged'],
	['! url=/cart', 'gzip zlib clicks twice damaged'],
	// In bytes as they were put: both gzips have 38, the user records of clicks 116 and 120.
	['size=38', 'gzip twice'],
	['size=120', 'clicks'],
])('%s lets pass: %s', (expression, expected) => {
	expect(passing(expression)).toBe(expected);
});

test('of an aggregate, the user records that pass are taken', () => {
	const taken = [...passingOf({shardId, record: records.clicks}, filterOf('key=user-1'))];
	expect(taken.map(({packing}) => packing?.subSequenceNumber)).toEqual([0, 2]);
});

test('a record with nothing packed in it is taken as it is, or not', () => {
	const record = recordOf('{"a":1}');
	expect([...passingOf({shardId, record})]).toEqual([record]);
	expect([...passingOf({shardId, record}, filterOf('a=1'))]).toEqual([record]);
	expect([...passingOf({shardId, record}, filterOf('a=2'))]).toEqual([]);
});

const anyPut = fc.record({
	key: fc.constantFrom('a', 'b'),
	data: fc.constantFrom('a', 'b', '{"a":1}', '{"b":2}', gzipSync('{"a":1}'), Uint8Array.of(0xFF)),
});

test('a record passes exactly when something in it does, and of everything in it the filter or its opposite lets pass', () => {
	const anyExpression = fc.constantFrom('a', '!a', 'key=a', 'a=1', 'key=b a=1', '/^b/', 'b>1');
	fc.assert(fc.property(fc.array(anyPut, {minLength: 1, maxLength: 5}), anyExpression, (puts: readonly Put[], expression) => {
		const source = {shardId, record: recordOf(aggregateOf(puts))};
		const passed = [...passingOf(source, filterOf(expression))];
		const others = [...passingOf(source, filterOf(`! ${expression}`))];
		expect(filterOf(expression).matches(source)).toBe(passed.length > 0);
		const places = [...passed, ...others].map(({packing}) => packing!.subSequenceNumber!);
		expect(places.toSorted((a, b) => a - b)).toEqual(puts.map((_, index) => index));
	}));
});
