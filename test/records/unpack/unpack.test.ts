import {Buffer} from 'node:buffer';
import {
	deflateRawSync,
	deflateSync,
	gzipSync,
	zstdCompressSync,
} from 'node:zlib';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {MAX_UNPACKED_BYTES} from '../../../source/records/decoders/compression.js';
import {
	beginningOf,
	decompressed,
	isPacked,
	unpacked,
	userRecordsOf,
} from '../../../source/records/unpack/unpack.js';
import {
	aggregateOf,
	knownAggregate,
	knownAggregates,
	recordOf,
	sealed,
} from './packed.js';

const text = (data: Uint8Array): string => Buffer.from(data).toString();

const compressors = {gzip: gzipSync, zlib: deflateSync, zstd: zstdCompressSync};
const anyCompressor = fc.constantFrom('gzip', 'zlib', 'zstd');

describe('compressed data', () => {
	test.each(['gzip', 'zlib', 'zstd'] as const)('in %s is unpacked, and says what it was', compression => {
		const packed = compressors[compression]('{"a":1}');
		const {Data, packing} = decompressed(recordOf(packed));
		expect(text(Data)).toBe('{"a":1}');
		expect(packing).toEqual({packedBytes: packed.length, compression, fault: undefined});
	});

	test.each([0, 1, 6, 9])('in zlib of level %i is known by its header', level => {
		const record = recordOf(deflateSync('x', {level}));
		expect(text(decompressed(record).Data)).toBe('x');
	});

	test.each([
		['nothing', ''],
		['JSON', '{"a":1}'],
		['text that starts as zlib does', 'x^2 + y^2'],
		['and is as long as it likes', `x^${'2'.repeat(5000)}`],
		['the magic of gzip alone', Uint8Array.of(0x1F, 0x8B)],
		['raw deflate, which nobody can know', deflateRawSync('{"a":1}')],
	])('%s is left as it is', (_, data) => {
		const record = recordOf(data);
		expect(decompressed(record)).toBe(record);
	});

	test.each([
		['cut', gzipSync('{"a":1}').subarray(0, -3), 'damaged gzip: unexpected end of file'],
		['changed', Buffer.concat([gzipSync('{"a":1}').subarray(0, -8), Buffer.alloc(8)]), 'damaged gzip: incorrect data check'],
		['zlib that is cut', deflateSync('{"a":"bcdefgh"}').subarray(0, -5), 'damaged zlib: unexpected end of file'],
		['zstd that is cut', zstdCompressSync('{"a":1}').subarray(0, -3), 'damaged zstd: unexpected end of file'],
	])('%s stays as it was put, with the reason', (_, data, fault) => {
		const record = recordOf(data);
		expect(decompressed(record)).toMatchObject({Data: record.Data, packing: {fault}});
	});

	test.each(['gzip', 'zlib', 'zstd'] as const)('in %s with a line break behind it is not damaged', compression => {
		for (const behind of ['\n', '\r\n', ' \n']) {
			const packed = Buffer.concat([compressors[compression]('{"a":1}'), Buffer.from(behind)]);
			expect(decompressed(recordOf(packed))).toMatchObject({Data: new TextEncoder().encode('{"a":1}'), packing: {compression, fault: undefined}});
		}
	});

	test.each(['gzip', 'zlib', 'zstd'] as const)('a bomb of %s stays packed', compression => {
		const bomb = compressors[compression](Buffer.alloc(MAX_UNPACKED_BYTES + 1));
		const record = recordOf(bomb);
		expect(decompressed(record)).toMatchObject({Data: record.Data, packing: {fault: `${compression} of more than 10 MB`}});
		expect(beginningOf(record).length).toBeLessThan(2 * 1024 * 1024);
	});

	test('as much as allowed is unpacked', () => {
		const packed = gzipSync(Buffer.alloc(MAX_UNPACKED_BYTES));
		expect(decompressed(recordOf(packed)).Data).toHaveLength(MAX_UNPACKED_BYTES);
	});

	test('is unpacked once, however often it is looked at', () => {
		const record = recordOf(gzipSync('x'));
		expect(decompressed(record)).toBe(decompressed(record));
		const twice = recordOf(gzipSync(gzipSync('x')));
		expect(decompressed(decompressed(twice))).toBe(decompressed(twice));
	});

	test.each(['gzip', 'zlib', 'zstd'] as const)('in %s takes no more memory than there is of it', compression => {
		const {Data} = decompressed(recordOf(compressors[compression]('{"a":1}')));
		expect(Data.buffer.byteLength).toBe('{"a":1}'.length);
	});

	test('whatever was put comes out again, and its beginning is its beginning', () => {
		fc.assert(fc.property(anyCompressor, fc.uint8Array({maxLength: 3000}), (compression, data) => {
			const record = recordOf(compressors[compression](data));
			expect(isPacked(record.Data)).toBe(true);
			expect(Buffer.from(data).equals(decompressed(record).Data)).toBe(true);
			const beginning = beginningOf(record);
			expect(Buffer.from(data.subarray(0, beginning.length)).equals(beginning)).toBe(true);
		}));
	});
});

describe('an aggregate', () => {
	const emptyRecord = [0x1A, 4, 0x08, 0, 0x1A, 0];
	const repeated = Array.from({length: 250_001 * emptyRecord.length}, (_, index) => emptyRecord[index % emptyRecord.length]!);

	test.each(Object.entries(knownAggregates))('that AWS’s own library made: %s', (_, {aggregate, userRecords}) => {
		const record = recordOf(Buffer.from(aggregate, 'base64'));
		expect(isPacked(record.Data)).toBe(true);
		const found = userRecordsOf(record).map(({PartitionKey, Data, packing}) => ({
			partitionKey: PartitionKey,
			...(packing?.explicitHashKey !== undefined && {explicitHashKey: packing.explicitHashKey}),
			data: Buffer.from(Data).toString('base64'),
		}));
		expect(found).toEqual(userRecords);
	});

	test('gives each user record what the KCL gives it', () => {
		const record = recordOf(knownAggregate('clicks'));
		expect(userRecordsOf(record).map(({SequenceNumber, ApproximateArrivalTimestamp, packing}) => ({SequenceNumber, ApproximateArrivalTimestamp, packing}))).toEqual([116, 120, 116].map((packedBytes, subSequenceNumber) => ({
			SequenceNumber: record.SequenceNumber,
			ApproximateArrivalTimestamp: record.ApproximateArrivalTimestamp,
			packing: {
				packedBytes, subSequenceNumber, userRecordCount: 3, explicitHashKey: undefined,
			},
		})));
	});

	test('of compressed data is unpacked twice', () => {
		const [first] = unpacked(recordOf(knownAggregate('compressed')));
		expect(text(first!.Data)).toBe('{"packed":"twice"}');
		expect(first!.packing).toMatchObject({subSequenceNumber: 0, compression: 'gzip'});
	});

	test.each([
		['without a user record', sealed(new Uint8Array()), 'it has no user record'],
		['with a changed byte', knownAggregate('clicks').map((byte, index) => index === 10 ? byte + 1 : byte), 'its MD5 sum is another'],
		['that is cut', knownAggregate('clicks').subarray(0, -1), 'its MD5 sum is another'],
		['of four bytes', Uint8Array.of(0xF3, 0x89, 0x9A, 0xC2), 'its MD5 sum is another'],
		// Source: aggregation-format.md, message Record: partition_key_index and data are required.
		['whose record has no key', sealed(Uint8Array.of(0x1A, 2, 0x1A, 0)), 'user record 1 lacks its key or its data'],
		['whose record has no data', sealed(Uint8Array.of(0x0A, 1, 0x61, 0x1A, 2, 0x08, 0)), 'user record 1 lacks its key or its data'],
		['whose key is not in the table', sealed(Uint8Array.of(0x0A, 1, 0x61, 0x1A, 4, 0x08, 1, 0x1A, 0)), 'user record 1 lacks its key or its data'],
		['that ends in a field', sealed(Uint8Array.of(0x0A, 200, 1)), 'premature EOF'],
		['of more user records than memory is for', sealed(Uint8Array.from([0x0A, 0, ...repeated])), 'it has more than 250,000 user records'],
	])('%s is the plain record, with the reason', (_, data, reason) => {
		const record = recordOf(data);
		expect(userRecordsOf(record)).toEqual([{...record, packing: {packedBytes: data.length, fault: `damaged aggregate: ${reason}`}}]);
	});

	test('with fields and tags that nobody knows is read all the same', () => {
		const tag = [0x22, 3, 0x0A, 1, 0x74];
		const data = sealed(Uint8Array.of(0x0A, 1, 0x61, 0x1A, 10, 0x08, 0, 0x1A, 1, 0x62, ...tag, 0x7A, 1, 0));
		expect(userRecordsOf(recordOf(data)).map(({PartitionKey, Data}) => [PartitionKey, text(Data)])).toEqual([['a', 'b']]);
	});

	test('of anything gives back what was put', () => {
		const anyHashKey = fc.bigInt({min: 0n, max: (2n ** 128n) - 1n}).map(String);
		const anyPut = fc.record({key: fc.string({unit: 'grapheme'}), hashKey: fc.option(anyHashKey, {nil: undefined}), data: fc.uint8Array()});
		fc.assert(fc.property(fc.array(anyPut, {minLength: 1, maxLength: 20}), puts => {
			const record = recordOf(aggregateOf(puts));
			expect(userRecordsOf(record).map(({PartitionKey, Data, packing}) => [PartitionKey, packing?.explicitHashKey, [...Data]]))
				.toEqual(puts.map(({key, hashKey, data}) => [key, hashKey, [...data]]));
		}));
	});
});

const anyStart = fc.constantFrom([], [0x1F, 0x8B, 8], [0x78, 0x9C], [0x78, 0x5E], [0x28, 0xB5, 0x2F, 0xFD], [0xF3, 0x89, 0x9A, 0xC2]);

test('no bytes whatever make it throw, and a record that cannot be unpacked is still there', () => {
	const anyBytes = fc.tuple(anyStart, fc.uint8Array()).map(([start, rest]) => Uint8Array.from([...start, ...rest]));
	const anySealed = fc.uint8Array().map(message => sealed(message));
	fc.assert(fc.property(fc.oneof(anyBytes, anySealed), data => {
		const record = recordOf(data);
		const found = [...unpacked(record)];
		expect(found.length).toBeGreaterThan(0);
		expect(beginningOf(record)).toBeInstanceOf(Uint8Array);
		if (found[0]!.packing?.fault !== undefined) {
			expect(found[0]!.Data).toBe(record.Data);
		}
	}), {numRuns: 2000});
});
