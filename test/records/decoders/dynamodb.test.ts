import {Buffer} from 'node:buffer';
import {describe, expect, test} from 'vitest';
import {dynamodbDecoder} from '../../../source/records/decoders/dynamodb.js';
import {recordOf} from '../unpack/packed.js';

const decode = (data: string) => {
	const [made] = dynamodbDecoder.decode(recordOf(data));
	return {text: Buffer.from(made!.Data).toString(), undecoded: made!.packing?.undecoded};
};

const changeOf = (value: string) => `{"eventName":"INSERT","dynamodb":{"Keys":{"id":{"S":"1"}},"NewImage":{"a":${value}}}}`;

// Source: DynamoDB API Reference, AttributeValue.
describe('an attribute', () => {
	test.each([
		['{"S":"x"}', '"x"'],
		['{"N":"12345678901234567890.50"}', '12345678901234567890.50'],
		['{"N":"Infinity"}', '"Infinity"'],
		['{"B":"AQI="}', '"AQI="'],
		['{"BOOL":false}', 'false'],
		['{"NULL":true}', 'null'],
		['{"SS":["x","y"]}', '["x","y"]'],
		['{"NS":["1","12345678901234567890"]}', '[1,12345678901234567890]'],
		['{"BS":["AQ=="]}', '["AQ=="]'],
		['{"L":[{"N":"1"},{"S":"1"}]}', '[1,"1"]'],
		['{"M":{"b":{"M":{}}}}', '{"b":{}}'],
		['{"M":{"__proto__":{"S":"x"}}}', '{"__proto__":"x"}'],
	])('%s is %s', (value, plain) => {
		expect(decode(changeOf(value))).toEqual({text: `{"eventName":"INSERT","dynamodb":{"Keys":{"id":"1"},"NewImage":{"a":${plain}}}}`, undecoded: undefined});
	});

	test.each([
		'1',
		'"x"',
		'null',
		'[]',
		'{}',
		'12345678901234567890',
		'{"X":"x"}',
		'{"toString":"x"}',
		'{"S":"x","N":"1"}',
		'{"X":1,"S":"x"}',
		'{"S":1}',
		'{"S":null}',
		'{"N":1}',
		'{"B":1}',
		'{"BOOL":"false"}',
		'{"BOOL":1}',
		'{"NULL":false}',
		'{"NULL":1}',
		'{"SS":"x"}',
		'{"SS":["x",1]}',
		'{"NS":[1]}',
		'{"NS":"1"}',
		'{"BS":[1]}',
		'{"L":{}}',
		'{"L":["x"]}',
		'{"M":[]}',
		'{"M":{"b":1}}',
		'{"M":null}',
	])('%s is none, and all stays as it was put', value => {
		expect(decode(changeOf(value))).toEqual({text: changeOf(value), undecoded: 'not DynamoDB change: a value in it has no attribute type'});
	});
});

describe('a change', () => {
	test('says first what it changed, set and took away, and keeps all else', () => {
		const data = '{"awsRegion":"eu-west-1","eventName":"MODIFY","tableName":"orders","dynamodb":{"SizeBytes":7,"Keys":{"id":{"S":"1"}},"OldImage":{"id":{"S":"1"},"a":{"N":"1"},"gone":{"S":"x"}},"NewImage":{"id":{"S":"1"},"a":{"N":"2"},"new":{"S":"y"}}}}';
		expect(decode(data).text).toBe('{"eventName":"MODIFY","tableName":"orders","changed":{"a":{"from":1,"to":2},"gone":{"from":"x"},"new":{"to":"y"}},"dynamodb":{"SizeBytes":7,"Keys":{"id":"1"},"OldImage":{"id":"1","a":1,"gone":"x"},"NewImage":{"id":"1","a":2,"new":"y"}},"awsRegion":"eu-west-1"}');
	});

	test('with one image has nothing to compare', () => {
		expect(decode('{"eventName":"REMOVE","dynamodb":{"Keys":{"id":{"S":"1"}},"OldImage":{"id":{"S":"1"}}}}').text)
			.toBe('{"eventName":"REMOVE","dynamodb":{"Keys":{"id":"1"},"OldImage":{"id":"1"}}}');
	});

	test.each([
		'null',
		'7',
		'"eventName"',
		'[]',
		'{"eventName":',
		'',
		'{"dynamodb":{"Keys":{}}}',
		'{"eventName":1,"dynamodb":{"Keys":{}}}',
		'{"eventName":"MODIFY"}',
		'{"eventName":"MODIFY","dynamodb":null}',
		'{"eventName":"MODIFY","dynamodb":[]}',
		'{"eventName":"MODIFY","dynamodb":{"NewImage":{}}}',
		'{"eventName":"MODIFY","dynamodb":{"Keys":[]}}',
		'{"eventName":"MODIFY","changed":{},"dynamodb":{"Keys":{}}}',
	])('is not %s, which is left alone', data => {
		expect(decode(data)).toEqual({text: data, undecoded: undefined});
	});
});
