import {Buffer} from 'node:buffer';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {decodeData} from '../../source/records/text/decode.js';
import {jsonLineParts, toJsonLine} from '../../source/records/record-json.js';
import type {Packing} from '../../source/records/unpack/packing.js';

const bytes = (text: string) => new TextEncoder().encode(text);

const lineOf = (data: Uint8Array, partitionKey = 'user-1') => toJsonLine('shardId-000000000000', {
	SequenceNumber: '49590338271490256608559692538361571095921575989136588898',
	PartitionKey: partitionKey,
	Data: data,
	ApproximateArrivalTimestamp: new Date(Date.UTC(2026, 0, 1)),
});

test('a record is one object with the fields in their order', () => {
	const line = lineOf(bytes('{"user_id":"user-1"}'));
	const place = '"shardId":"shardId-000000000000","sequenceNumber":"49590338271490256608559692538361571095921575989136588898"';
	expect(line).toBe(`{${place},"partitionKey":"user-1","approximateArrivalTimestamp":"2026-01-01T00:00:00.000Z","data":{"user_id":"user-1"},"encoding":"json"}`);
});

test.each([
	['a number beyond 2^53', '{"id":12345678901234567890}', '"data":{"id":12345678901234567890},'],
	['a float as it was written', '1.10', '"data":1.10,'],
	['a doubled field', '{"a":1,"a":2}', '"data":{"a":1,"a":2},'],
])('JSON keeps its own words: %s', (_name, text, expected) => {
	expect(lineOf(bytes(text))).toContain(expected);
});

test('pretty-printed JSON comes on one line', () => {
	const line = lineOf(bytes('{\r\n  "a": "x\\ny"\n}\n'));
	expect(line).not.toMatch(/[\n\r]/v);
	expect(JSON.parse(line)).toMatchObject({data: {a: 'x\ny'}, encoding: 'json'});
});

test.each([0, 1, 999, 1000, 1_767_225_599_999, -1, -1000, -1001])('an arrival at %i ms is written as ISO 8601', milliseconds => {
	const arrival = new Date(milliseconds);
	const line = toJsonLine('shardId-000000000000', {
		SequenceNumber: '1', PartitionKey: 'a', Data: new Uint8Array(), ApproximateArrivalTimestamp: arrival,
	});
	expect(JSON.parse(line)).toMatchObject({approximateArrivalTimestamp: arrival.toISOString()});
});

test('an endpoint that gives no arrival time gets null', () => {
	const line = toJsonLine('shardId-000000000000', {SequenceNumber: '1', PartitionKey: 'a', Data: new Uint8Array()});
	expect(JSON.parse(line)).toMatchObject({approximateArrivalTimestamp: null});
});

test('any record gives one line that says what the bytes are and acts on no terminal', () => {
	const data = fc.oneof(
		fc.uint8Array(),
		fc.string({unit: 'binary'}).map(text => bytes(text)),
		fc.json({stringUnit: 'binary'}).map(text => bytes(text)),
	);
	fc.assert(fc.property(data, fc.string({unit: 'binary'}), (record, partitionKey) => {
		const line = lineOf(record, partitionKey);
		expect(line).not.toMatch(/[\p{Control}\p{Format}\p{Line_Separator}\p{Paragraph_Separator}]/v);
		const {data: value, encoding} = decodeData(record);
		const written = JSON.parse(line) as {data: unknown};
		expect(written).toMatchObject({partitionKey, encoding});
		expect(written.data).toEqual(value);
	}));
});

test.each([
	['plain JSON, which comes as its own bytes', '{"user_id":"user-1"}', 3],
	['text', 'not JSON', 1],
	['JSON beyond ASCII', '{"name":"Zoë"}', 1],
	['JSON on several lines', '[\n1]', 1],
	['nothing', '', 1],
])('in parts, a line is the same: %s', (_name, text, count) => {
	const record = {
		SequenceNumber: '1', PartitionKey: 'a "quoted" key', Data: bytes(text), packing: {packedBytes: 1, subSequenceNumber: 2},
	};
	const parts = jsonLineParts('shardId-000000000000', record);
	expect(parts).toHaveLength(count);
	expect(parts.map(part => typeof part === 'string' ? part : new TextDecoder().decode(part)).join('')).toBe(toJsonLine('shardId-000000000000', record));
});

test.each([
	['as most are', {}],
	['with a key that needs escapes', {PartitionKey: 'a "quoted" \u{1B} key'}],
	['with a quote in its key', {PartitionKey: 'a"b'}],
	['with a backslash in its key', {PartitionKey: String.raw`a\b`}],
	['with a control character in its key', {PartitionKey: 'a\u{1F}b'}],
	['with DEL in its key', {PartitionKey: 'a\u{7F}b'}],
	['with a key beyond ASCII', {PartitionKey: 'Łukasz'}],
	['of an aggregate', {packing: {packedBytes: 20, subSequenceNumber: 2}}],
	['with a sequence number that was forged', {SequenceNumber: '1","data":"\u{9B}2J'}],
	['without a time', {ApproximateArrivalTimestamp: undefined}],
	['of another shard', {}, 'shardId-000000000001'],
	['of a shard with a strange name', {}, 'shard "\u{1B}"'],
])('in parts, the line of a record of JSON is the same: %s', (_name, changes, shardId = 'shardId-000000000000') => {
	const record = {
		SequenceNumber: '1', PartitionKey: 'user-1', Data: bytes('{"user_id":"user-1"}'), ApproximateArrivalTimestamp: new Date(0), ...changes,
	};
	const parts = jsonLineParts(shardId, record);
	expect(parts.map(part => typeof part === 'string' ? part : new TextDecoder().decode(part)).join('')).toBe(toJsonLine(shardId, record));
});

// Copying and joining were most of the time that an export took.
test.each(['user-1', ' ~', ''])('the parts of a plain record are its own data and texts, and what all have in common: key “%s”', partitionKey => {
	const record = {
		SequenceNumber: '1', PartitionKey: partitionKey, Data: bytes('{"a":1}'), ApproximateArrivalTimestamp: new Date(0),
	};
	const [first, second] = [jsonLineParts('shardId-000000000000', record), jsonLineParts('shardId-000000000000', record)];
	expect(first).toContain(record.Data);
	expect(first).toContain(partitionKey);
	expect(first[0]).toBeInstanceOf(Uint8Array);
	expect(second[0]).toBe(first[0]);
});

test.each([
	['no time at all', new Date(NaN)],
	['a time beyond what there is', new Date(1e300)],
])('an arrival that is %s is null', (_name, arrival) => {
	const line = toJsonLine('shardId-000000000000', {
		SequenceNumber: '1', PartitionKey: 'a', Data: new Uint8Array(), ApproximateArrivalTimestamp: arrival,
	});
	expect(JSON.parse(line)).toMatchObject({approximateArrivalTimestamp: null});
});

test('a sequence number that an endpoint forged stays one text', () => {
	const forged = '1","data":"forged\u{1B}]0;title\u{7}\n\u{9B}2J\u{202E}';
	const line = toJsonLine('shardId-000000000000', {
		SequenceNumber: forged, PartitionKey: 'a', Data: bytes('true'), ApproximateArrivalTimestamp: new Date(0),
	});
	expect(line).not.toMatch(/[\p{Control}\p{Format}]/v);
	expect(JSON.parse(line)).toMatchObject({sequenceNumber: forged, data: true});
});

test('JSON behind a byte order mark is JSON', () => {
	const data = bytes('\u{FEFF}{"a":1}');
	const line = lineOf(data);
	expect(JSON.parse(line)).toMatchObject({data: {a: 1}, encoding: 'json'});
	expect(decodeData(data)).toEqual({data: {a: 1}, encoding: 'json'});
});

// `put --input tail-json` reads them.
test.each<[string, Partial<Packing>, Record<string, unknown>]>([
	['a user record of an aggregate', {subSequenceNumber: 2, userRecordCount: 3, explicitHashKey: '7'}, {subSequenceNumber: 2, explicitHashKey: '7'}],
	['the first one', {subSequenceNumber: 0}, {subSequenceNumber: 0}],
	['compressed data', {compression: 'gzip'}, {compression: 'gzip'}],
	['compressed data that could not be unpacked', {compression: 'gzip', fault: 'damaged gzip: "x"\u{9B}'}, {notUnpacked: 'damaged gzip: "x"\u{9B}'}],
	['decoded data', {format: 'Avro shop."Order"'}, {format: 'Avro shop."Order"'}],
	['data that could not be decoded', {undecoded: 'not CBOR: it ends too early\u{202E}'}, {notDecoded: 'not CBOR: it ends too early\u{202E}'}],
	['a record that was not packed at all', {}, {}],
])('how it was packed is told behind the data: %s', (_name, packing, told) => {
	const line = toJsonLine('shardId-000000000000', {
		SequenceNumber: '1', PartitionKey: 'a', Data: bytes('1'), packing: {packedBytes: 1, ...packing},
	});
	expect(line).not.toMatch(/[\p{Control}\p{Format}]/v);
	expect(JSON.parse(line)).toEqual({
		shardId: 'shardId-000000000000', sequenceNumber: '1', partitionKey: 'a', approximateArrivalTimestamp: null, data: 1, encoding: 'json', ...told,
	});
});

test.each([
	['DEL', '"a\u{7F}b"', String.raw`"a\u007fb"`],
	['a C1 control', '"a\u{9B}b"', String.raw`"a\u009bb"`],
])('JSON with %s in it is written with an escape, and its own bytes beside it', (_name, json, written) => {
	const line = lineOf(bytes(json));
	expect(line).toContain(`"data":${written},"encoding":"json","bytes":`);
	expect(JSON.parse(line)).toMatchObject({bytes: Buffer.from(json).toString('base64')});
});

test('JSON that can be written as it is has no bytes beside it, and a line break makes them needed', () => {
	const lineFor = (json: string): unknown => JSON.parse(lineOf(bytes(json)));
	expect(lineFor('{"name":"Zoë"}')).not.toHaveProperty('bytes');
	for (const json of ['[\n1]', '[\r1]', '[\r\n1]']) {
		const original = Buffer.from(json).toString('base64');
		expect(lineFor(json)).toMatchObject({data: [1], bytes: original});
	}
});
