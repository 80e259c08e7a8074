import {Buffer} from 'node:buffer';
import {readFileSync} from 'node:fs';
import {gzipSync} from 'node:zlib';
import {encode} from 'cbor2';
import {describe, expect, test} from 'vitest';
import {createFilter, isFault} from '../../../source/records/filter/filter.js';
import {openText} from '../../../source/records/text/opened-text.js';
import {unpacked, userRecordsOf} from '../../../source/records/unpack/unpack.js';
import {aggregateOf, recordOf} from '../unpack/packed.js';

type Fixture = {readonly kind: string; readonly name: string; readonly data: string; readonly rows: readonly string[]};

const fixtures = JSON.parse(readFileSync(new URL('../../fixtures/decoders/fixtures.json', import.meta.url), 'utf8')) as readonly Fixture[];
const fixture = (kind: string, name: string): Fixture => fixtures.find(one => one.kind === kind && one.name === name)!;
const dataOf = (kind: string, name: string): Uint8Array => Buffer.from(fixture(kind, name).data, 'base64');

const isPassing = (expression: string, data: Uint8Array): boolean => {
	const filter = createFilter(expression);
	return !isFault(filter) && filter.matches({shardId: 's', record: recordOf(data)});
};

const logs = dataOf('cloudwatch-logs', 'data');
const change = dataOf('dynamodb', 'modify');

describe('without being asked for', () => {
	test('a filter sees each log event with its group', () => {
		expect(isPassing('message~"RequestId: 2" logGroup=/aws/lambda/orders', logs)).toBe(true);
		expect(isPassing('message~"RequestId: 2" timestamp=1795851600001', logs)).toBe(false);
	});

	test('a log event says its place, its size and what it came in', () => {
		expect(userRecordsOf(recordOf(logs))[1]!.packing).toMatchObject({
			subSequenceNumber: 1, userRecordCount: 3, compression: 'gzip', format: 'CloudWatch Logs', packedBytes: userRecordsOf(recordOf(logs))[1]!.Data.byteLength,
		});
	});

	test('a filter sees what a change changed, digit by digit', () => {
		expect(isPassing('changed.stock.to=99999999999999999999999999999999999998', change)).toBe(true);
		expect(isPassing('changed.stock.to=99999999999999999999999999999999999999', change)).toBe(false);
		expect(isPassing('dynamodb.Keys.id=o-1 eventName=MODIFY', change)).toBe(true);
		expect(isPassing('changed.same~x', change)).toBe(false);
	});

	test('in an aggregate, and compressed there', () => {
		const aggregate = aggregateOf([{key: 'a', data: dataOf('cbor-self', 'self-described')}, {key: 'b', data: logs}, {key: 'c', data: gzipSync(change)}]);
		const records = [...unpacked(recordOf(aggregate))];
		expect(records.map(({PartitionKey, packing}) => [PartitionKey, packing?.format])).toEqual([
			['a', 'CBOR'],
			['b', 'CloudWatch Logs'],
			['b', 'CloudWatch Logs'],
			['b', 'CloudWatch Logs'],
			['c', 'DynamoDB change'],
		]);
	});

	test('a list of objects in CBOR has rows', () => {
		const list = Buffer.concat([Uint8Array.of(0xD9, 0xD9, 0xF7), encode([{a: 1}, {a: 2}])]);
		expect([...unpacked(recordOf(list))].map(({Data}) => Buffer.from(Data).toString())).toEqual(['{"a":1}', '{"a":2}']);
	});

	test('in base64 in a text', () => {
		expect(openText(fixture('cbor-self', 'self-described').data)?.name).toBe('base64, CBOR, JSON');
	});
});

describe('what only looks alike is left as it is', () => {
	test.each([
		['a message of somebody else', '{"messageType":"DATA_MESSAGE","logEvents":[1]}'],
		['one with more than a subscription has', '{"messageType":"DATA_MESSAGE","more":1,"logEvents":[{"message":"x"}]}'],
		['a subscription without events', '{"messageType":"CONTROL_MESSAGE","logEvents":[]}'],
		['an event of somebody else', '{"eventName":"x","dynamodb":{"table":"t"}}'],
		['JSON that is cut', '{"eventName":"MODIFY","dynamodb":{"Keys":{'],
		['words', 'the eventName'],
	])('%s', (_, data) => {
		const record = recordOf(data);
		expect(userRecordsOf(record)).toEqual([record]);
	});

	test('a change with a value of no type stays, and says why', () => {
		const record = recordOf('{"eventName":"MODIFY","dynamodb":{"Keys":{"id":{"S":1}}}}');
		expect(userRecordsOf(record)).toEqual([{...record, packing: {packedBytes: record.Data.byteLength, undecoded: 'not DynamoDB change: a value in it has no attribute type'}}]);
	});
});
