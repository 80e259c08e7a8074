import {Buffer} from 'node:buffer';
import {gzipSync} from 'node:zlib';
import {encode} from 'cbor2';
import {
	afterEach,
	describe,
	expect,
	test,
} from 'vitest';
import {cborDecoder} from '../../../source/records/decoders/cbor.js';
import {contentDecoder} from '../../../source/records/decoders/content-decoder.js';
import type {Decoder} from '../../../source/records/decoders/decoder.js';
import {chooseDecoder} from '../../../source/records/decoders/registry.js';
import type {RecordFields} from '../../../source/records/record-json.js';
import {
	decompressed,
	isPacked,
	unpacked,
	userRecordsOf,
	waitingOf,
} from '../../../source/records/unpack/unpack.js';
import {aggregateOf, knownAggregate, recordOf} from './packed.js';

const text = (data: Uint8Array): string => Buffer.from(data).toString();

const textsOf = (record: RecordFields): readonly string[] => [...unpacked(record)].map(({Data}) => text(Data));

/**
Decodes anything, what it decoded itself too, if it is asked: a mark more each time.
*/
const marking: Decoder = contentDecoder({
	name: 'marks',
	canDecode: () => true,
	read: data => ({json: JSON.stringify(`${text(data)}!`)}),
});

afterEach(() => {
	chooseDecoder(undefined);
});

test.each([
	['nothing', '', false],
	['words', 'GET /cart', false],
	['JSON', '{"a":1}', false],
	['a list of numbers', '[1,2]', false],
	['rows', '[{"a":1},{"a":2}]', true],
	['gzip', gzipSync('x'), true],
	['an aggregate', knownAggregate('clicks'), true],
])('whether there may be more in it: %s', (_, data, expected) => {
	expect(isPacked(recordOf(data).Data)).toBe(expected);
});

describe('what is asked for decodes the content, once', () => {
	test.each<[string, Uint8Array | string, readonly string[]]>([
		['plain data', 'a', ['"a!"']],
		['compressed data', gzipSync('a'), ['"a!"']],
		['text that only looks like zlib', 'x^2 + y^2', ['"x^2 + y^2!"']],
		['user records of an aggregate', aggregateOf([{key: 'k', data: 'a'}, {key: 'k', data: gzipSync('b')}]), ['"a!"', '"b!"']],
	])('%s', (_, data, expected) => {
		chooseDecoder(marking);
		expect(textsOf(recordOf(data))).toEqual(expected);
	});

	test('but not an aggregate that is damaged', () => {
		chooseDecoder(marking);
		const record = recordOf(knownAggregate('clicks').subarray(0, -1));
		const records = [...unpacked(record)];
		expect(records).toEqual([{...record, packing: {packedBytes: record.Data.length, fault: 'damaged aggregate: its MD5 sum is another'}}]);
	});

	// The head of a text of 156 bytes in CBOR is a head of zlib too.
	test('and what only looks compressed', () => {
		chooseDecoder(cborDecoder);
		const words = 'a'.repeat(0x9C);
		const data = Buffer.concat([Uint8Array.of(0x78, 0x9C), Buffer.from(words)]);
		expect(textsOf(recordOf(data))).toEqual([JSON.stringify(words)]);
	});
});

describe('only a record of the service is an aggregate', () => {
	const inner = aggregateOf([{key: 'inner', data: 'a'}, {key: 'inner', data: 'b'}]);

	test.each([
		['in an aggregate', aggregateOf([{key: 'k', data: inner}])],
		['in gzip', gzipSync(inner)],
	])('what looks like one %s is data', (_, data) => {
		const records = [...unpacked(recordOf(data))];
		expect(records).toHaveLength(1);
		expect(Buffer.from(records[0]!.Data).equals(inner)).toBe(true);
	});
});

// The number of a user record is its place, for the KCL and for `put`: it has no second number.
test('a list that was decoded has rows, but not inside an aggregate', () => {
	const list = Buffer.concat([Uint8Array.of(0xD9, 0xD9, 0xF7), encode([{a: 1}, {a: 2}])]);
	const inAggregate = aggregateOf([{key: 'k', data: list}]);
	expect(textsOf(recordOf(list))).toEqual(['{"a":1}', '{"a":2}']);
	expect(textsOf(recordOf(inAggregate))).toEqual(['[{"a":1},{"a":2}]']);
});

describe('what waits for a schema', () => {
	const startWaiting = () => {
		let isThere = false;
		const {promise, resolve} = Promise.withResolvers<void>();
		chooseDecoder(contentDecoder({
			name: 'shop',
			canDecode: data => text(data).startsWith('shop'),
			read: data => isThere ? {json: JSON.stringify(text(data))} : {undecoded: 'its schema is asked for', waitsFor: promise},
		}));
		return {
			promise,
			arrive() {
				isThere = true;
				resolve();
			},
		};
	};

	test.each<[string, Uint8Array | string, readonly string[], readonly string[]]>([
		['a record', 'shop', ['shop'], ['"shop"']],
		['one of an aggregate', aggregateOf([{key: 'k', data: 'a'}, {key: 'k', data: 'shop'}]), ['a', 'shop'], ['a', '"shop"']],
	])('says so, and is decoded once it is there: %s', (_, data, before, after) => {
		const {promise, arrive} = startWaiting();
		const record = recordOf(data);
		expect(textsOf(record)).toEqual(before);
		expect(waitingOf(record)).toBe(promise);
		expect(userRecordsOf(record).at(-1)!.packing).toMatchObject({undecoded: 'its schema is asked for'});
		arrive();
		expect(textsOf(record)).toEqual(after);
		expect(waitingOf(record)).toBeUndefined();
		// From now on it does not change, and is kept.
		expect(userRecordsOf(record)).toBe(userRecordsOf(record));
	});

	test.each([['words', 'a'], ['gzip', gzipSync('a')], ['rows', '[{"a":1},{"a":2}]']])('nothing waits in %s', (_, data) => {
		startWaiting();
		expect(waitingOf(recordOf(data))).toBeUndefined();
	});
});

/**
Eight of them are more than the memory for what was unpacked.
*/
const NINE_MEBIBYTES = 9 * 1024 * 1024;

describe('what takes much memory is not all kept', () => {
	// `toBe` would compare megabytes byte by byte to say how they differ.
	const isKept = (one: unknown, other: unknown): boolean => one === other;

	const makeEight = (make: () => Uint8Array) => Array.from({length: 8}, () => recordOf('', {Data: make()}));

	test('what was small before it was decoded', () => {
		const json = JSON.stringify('x'.repeat(NINE_MEBIBYTES));
		chooseDecoder(contentDecoder({name: 'large', canDecode: () => true, read: () => ({json})}));
		const records = makeEight(() => Uint8Array.of(1));
		const made = records.map(record => userRecordsOf(record));
		expect(isKept(userRecordsOf(records[7]!), made[7])).toBe(true);
		expect(isKept(userRecordsOf(records[0]!), made[0])).toBe(false);
	});

	test('a small part of large data that could not be unpacked', () => {
		const damaged = gzipSync('{"a":1}').subarray(0, -3);
		const records = makeEight(() => {
			const large = new Uint8Array(NINE_MEBIBYTES);
			large.set(damaged);
			return large.subarray(0, damaged.length);
		});
		const made = records.map(record => decompressed(record));
		expect(isKept(decompressed(records[7]!), made[7])).toBe(true);
		expect(isKept(decompressed(records[0]!), made[0])).toBe(false);
	});
});
