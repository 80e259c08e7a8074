import {Buffer} from 'node:buffer';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {jsonMembers} from '../../../source/records/input/json-members.js';
import {
	isHashKey,
	isInputFault,
	readInputRecord,
	whyBadKey,
} from '../../../source/records/input/input-record.js';
import {toJsonLine} from '../../../source/records/record-json.js';

const bytes = (text: string) => Buffer.from(text);

const faultOf = (kind: Parameters<typeof readInputRecord>[0], text: string) => {
	const record = readInputRecord(kind, bytes(text));
	return isInputFault(record) ? record.fault : undefined;
};

const tailLine = (data: Uint8Array, partitionKey = 'user-1', arrival: Date | undefined = new Date(0)) => bytes(toJsonLine('shardId-000000000000', {
	SequenceNumber: '1', PartitionKey: partitionKey, Data: data, ApproximateArrivalTimestamp: arrival,
}));

const anyData = fc.oneof(
	fc.uint8Array(),
	fc.string({unit: 'binary'}).map(text => bytes(text)),
	fc.json().map(text => bytes(text)),
	fc.json().map(text => bytes(`\u{FEFF}${text}`)),
	fc.json().map(text => bytes(JSON.stringify(JSON.parse(text), undefined, '\t'))),
	fc.constantFrom('12345678901234567890.1234567890', '{"n":1e400,"n":-0.0}', ' {"a" : [1 ,2] } ', '"\u{202E}\u{7F}"', '', '{}', '{"data":{"data":1}}').map(text => bytes(text)),
);

test('what tail --json prints is read back byte for byte, whatever the key and the data are', () => {
	fc.assert(fc.property(anyData, fc.string({unit: 'binary', minLength: 1}), (data, partitionKey) => {
		const record = readInputRecord('tail-json', tailLine(data, partitionKey));
		expect(isInputFault(record)).toBe(false);
		expect(record).toMatchObject({partitionKey, arrivedAt: 0});
		expect(Buffer.compare((record as {data: Uint8Array}).data, data)).toBe(0);
	}), {numRuns: 500});
});

test('no line makes it throw', () => {
	const anyJson = fc.json().map(text => bytes(text));
	const anyLine = fc.oneof(anyData, anyJson);
	fc.assert(fc.property(fc.constantFrom('lines', 'json', 'tail-json'), anyLine, (kind, data) => {
		readInputRecord(kind, data);
	}));
});

test('the members of an object have the values that JSON.parse finds, and every digit', () => {
	const anyObject = fc.dictionary(fc.string(), fc.jsonValue());
	fc.assert(fc.property(anyObject, fc.constantFrom(undefined, '\t', '  '), (object, indent) => {
		const json = JSON.stringify(object, undefined, indent);
		const found = jsonMembers(json).entries().map(([name, text]) => [name, JSON.parse(text) as unknown]);
		expect(Object.fromEntries(found)).toEqual(JSON.parse(json));
	}));
	expect(jsonMembers('{"a":1.00e2 ,"b":{"a":"}"},"a":12345678901234567890}').get('a')).toBe('12345678901234567890');
	expect(jsonMembers('{}').size).toBe(0);
});

describe('lines that are no records say why', () => {
	test.each([
		['json', 'no json', 'it is not JSON'],
		['json', '', 'it is not JSON'],
		['json', '\u{FFFD}{', 'it is not JSON'],
		['tail-json', 'no json', 'it is not JSON'],
		['tail-json', '[1]', 'it is no line of tail --json'],
		['tail-json', 'null', 'it is no line of tail --json'],
		['tail-json', '{"data":"a","encoding":"utf8"}', 'it is no line of tail --json: that has partitionKey, data and encoding'],
		['tail-json', '{"partitionKey":"a","data":"a"}', 'it is no line of tail --json: that has partitionKey, data and encoding'],
		['tail-json', '{"partitionKey":"a","data":"?","encoding":"base64"}', 'it is no line of tail --json: that has partitionKey, data and encoding'],
		['tail-json', '{"partitionKey":"a","encoding":"json"}', 'it is no line of tail --json: that has partitionKey, data and encoding'],
		['tail-json', '{"partitionKey":"a","data":"a","encoding":"utf8","compression":"gzip"}', 'tail unpacked it, so its line has not the bytes that were put: use tail --raw'],
		['tail-json', '{"partitionKey":"a","data":1,"encoding":"json","format":"cbor"}', 'tail unpacked it, so its line has not the bytes that were put: use tail --raw'],
		['tail-json', '{"partitionKey":"a","data":"a","encoding":"utf8","subSequenceNumber":0}', 'tail unpacked it, so its line has not the bytes that were put: use tail --raw'],
	] as const)('%s: %s', (kind, text, fault) => {
		expect(faultOf(kind, text)).toBe(fault);
	});

	test('a packed record that could not be unpacked is whole', () => {
		expect(faultOf('tail-json', '{"partitionKey":"a","data":"a","encoding":"utf8","compression":"gzip","notUnpacked":"damaged"}')).toBeUndefined();
	});
});

test('a line of JSON or text is the data as it stands', () => {
	const text = ' {"a": 1.0} ';
	expect(readInputRecord('json', bytes(text))).toEqual({data: bytes(text)});
	expect(readInputRecord('lines', bytes('not { json'))).toEqual({data: bytes('not { json')});
	expect(readInputRecord('lines', bytes(''))).toEqual({data: bytes('')});
});

test('the explicit hash key of a line goes with it', () => {
	expect(readInputRecord('tail-json', bytes('{"partitionKey":"a","data":"x","encoding":"utf8","explicitHashKey":"5"}'))).toMatchObject({explicitHashKey: '5'});
});

test.each([
	['', 'its partition key is empty'],
	['a', undefined],
	['é'.repeat(256), undefined],
	['😀'.repeat(256), undefined],
	['a'.repeat(257), 'its partition key has more than 256 characters'],
	['😀'.repeat(257), 'its partition key has more than 256 characters'],
])('a partition key has 1 to 256 characters: %s', (key, reason) => {
	expect(whyBadKey(key)).toBe(reason);
});

test.each([
	['0', true],
	['340282366920938463463374607431768211455', true],
	['340282366920938463463374607431768211456', false],
	['01', false],
	['-1', false],
	['1.0', false],
	['', false],
])('a hash key is a decimal number below 2^128: %s', (text, isOne) => {
	expect(isHashKey(text)).toBe(isOne);
});
