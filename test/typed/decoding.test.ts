import {describe, expect, test} from 'vitest';
import {decoding} from '../../source/typed/decoding.js';

describe('--decode', () => {
	test.each([
		['cbor', 'cbor', []],
		['MsgPack', 'messagepack', []],
		['dynamodb', 'dynamodb', []],
		['cloudwatch-logs', 'cloudwatch-logs', []],
		['avro:order.avsc', 'avro', [['order.avsc', undefined]]],
		[String.raw`avro:C:\x\y.avsc`, 'avro', [[String.raw`C:\x\y.avsc`, undefined]]],
		['avro:C:/x/y.avsc', 'avro', [['C:/x/y.avsc', undefined]]],
		[String.raw`avro:C:\x\y.avsc:shop.Order`, 'avro', [[String.raw`C:\x\y.avsc:shop.Order`, undefined], [String.raw`C:\x\y.avsc`, 'shop.Order']]],
		['protobuf:shop.pb:shop.Order.Line', 'protobuf', [['shop.pb:shop.Order.Line', undefined], ['shop.pb', 'shop.Order.Line']]],
		['protobuf:/a:b/shop.pb', 'protobuf', [['/a:b/shop.pb', undefined]]],
	])('%s', (text, kind, places) => {
		expect(decoding('--decode', text)).toEqual({kind, places: places.map(([file, typeName]) => ({file, typeName}))});
	});

	test.each([
		['', '--decode needs a value: messagepack, cbor, avro, protobuf, dynamodb or cloudwatch-logs, and for avro and protobuf a file'],
		['constructor', '--decode does not take “constructor”'],
		['avro', 'it wants a file with the schema behind it: avro:order.avsc'],
		['protobuf:', 'it wants a file that protoc --include_imports --descriptor_set_out has made'],
		['cbor:x', 'it wants cbor alone: it has no schema'],
	])('not %j', (text, complaint) => {
		expect(() => decoding('--decode', text)).toThrow(complaint);
	});
});
