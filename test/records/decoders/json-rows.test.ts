import {Buffer} from 'node:buffer';
import {gzipSync} from 'node:zlib';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {createFilter, isFault} from '../../../source/records/filter/filter.js';
import {rowsIn} from '../../../source/records/decoders/json-rows.js';
import {isPacked, unpacked, userRecordsOf} from '../../../source/records/unpack/unpack.js';
import {recordOf} from '../unpack/packed.js';

const text = (data: Uint8Array): string => Buffer.from(data).toString();
const rowsOf = (data: string | Uint8Array): readonly string[] => [...unpacked(recordOf(data))].map(({Data}) => text(Data));

describe('a row each', () => {
	test.each([
		['newline-delimited', '{"a":1}\n{"a":2}\n'],
		['with Windows line ends and blank lines', '{"a":1}\r\n\r\n  {"a":2}  \r\n'],
		['concatenated', '{"a":1}{"a":2}'],
		['an array', '[{"a":1},{"a":2}]'],
		['an array on several lines', '[\n  {"a":1},\n  {"a":2}\n]\n'],
		['behind a byte order mark', '\u{FEFF}{"a":1}\n{"a":2}'],
	])('%s', (_name, data) => {
		expect(rowsOf(data)).toEqual(['{"a":1}', '{"a":2}']);
		expect(rowsOf(gzipSync(data))).toEqual(['{"a":1}', '{"a":2}']);
	});

	test('an array of one is its one row', () => {
		expect(rowsOf('[{"a":1}]')).toEqual(['{"a":1}']);
	});

	test('each says its place, and what it was packed in', () => {
		const packed = gzipSync('{"a":1}\n{"a":2}');
		expect(userRecordsOf(recordOf(packed)).map(({packing}) => packing)).toMatchObject([
			{
				subSequenceNumber: 0, userRecordCount: 2, packedBytes: 7, compression: 'gzip',
			},
			{
				subSequenceNumber: 1, userRecordCount: 2, packedBytes: 7, compression: 'gzip',
			},
		]);
	});

	test('a field filter sees each', () => {
		const filter = createFilter('a=2');
		const record = recordOf('[{"a":1},{"a":2}]');
		expect(!isFault(filter) && filter.matches({shardId: 's', record})).toBe(true);
		const both = createFilter('a=1 b=2');
		expect(!isFault(both) && both.matches({shardId: 's', record: recordOf('{"a":1}\n{"b":2}')})).toBe(false);
	});
});

test.each([
	['one object', '{"a":1}'],
	['one on several lines', '{\n"a": {\n"b": [{}, {}]\n}\n}'],
	['a string that looks like the end of one', '{"a":"}{"}'],
	['a list of numbers', '[1,2]'],
	['a list with something else in it', '[{"a":1},2]'],
	['an empty list', '[]'],
	['a line that is no JSON', '{"a":1}\n{"a":}'],
	['something behind the last', '{"a":1}\n{"a":2}\nend'],
	['a list that does not end', '[{"a":1},{"a":2}'],
	['an object that does not end', '{"a":1}{"a":'],
	['a string that does not end', '{"a":1}{"a":"'],
])('%s stays one record as it was put', (_name, data) => {
	const record = recordOf(data);
	expect([...unpacked(record)]).toEqual([record]);
	expect(rowsIn(Buffer.from(data))).toBeUndefined();
});

test('whatever objects are put, their rows are they, in their own words', () => {
	const objects = fc.array(fc.dictionary(fc.string({unit: 'binary'}), fc.jsonValue()), {minLength: 2, maxLength: 10});
	fc.assert(fc.property(objects, fc.constantFrom('\n', '\r\n', '', ' ', ','), (values, between) => {
		const texts = values.map(value => JSON.stringify(value));
		const joined = texts.join(between);
		const data = Buffer.from(between === ',' ? `[${joined}]` : joined);
		expect(isPacked(data)).toBe(true);
		expect(rowsIn(data)?.map(row => text(row))).toEqual(texts);
	}));
});

test('rows nested as deep as they go take no stack', () => {
	const deep = `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
	expect(rowsOf(`${deep}\n${deep}`)).toEqual([deep, deep]);
});
