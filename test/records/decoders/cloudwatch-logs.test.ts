import {Buffer} from 'node:buffer';
import {expect, test} from 'vitest';
import {cloudWatchLogsDecoder} from '../../../source/records/decoders/cloudwatch-logs.js';
import {recordOf} from '../unpack/packed.js';

const decode = (data: string) => {
	const record = recordOf(data);
	const made = cloudWatchLogsDecoder.decode(record);
	return made.length === 1 && made[0] === record ? 'left alone' : made.map(({Data}) => Buffer.from(Data).toString());
};

// Source: CloudWatch Logs User Guide, "Log group-level subscription filters".
test('each log event is a row: its message first, and last what all share', () => {
	expect(decode('{"messageType":"DATA_MESSAGE","owner":"1","logGroup":"/g","logEvents":[{"id":"7","timestamp":12345678901234567890,"message":"a"},{"id":"8","message":""}]}')).toEqual([
		'{"message":"a","id":"7","timestamp":12345678901234567890,"messageType":"DATA_MESSAGE","owner":"1","logGroup":"/g"}',
		'{"message":"","id":"8","messageType":"DATA_MESSAGE","owner":"1","logGroup":"/g"}',
	]);
});

test('what the service says of the subscription itself is a row too', () => {
	expect(decode('{"messageType":"CONTROL_MESSAGE","logEvents":[{"message":"CWL CONTROL MESSAGE"}]}')).toEqual(['{"message":"CWL CONTROL MESSAGE","messageType":"CONTROL_MESSAGE"}']);
});

test.each([
	'',
	'{"messageType":',
	'null',
	'7',
	'"text"',
	'[]',
	'{"messageType":"OTHER","logEvents":[{"message":"x"}]}',
	'{"logEvents":[{"message":"x"}]}',
	'{"messageType":"DATA_MESSAGE"}',
	'{"messageType":"DATA_MESSAGE","logEvents":{}}',
	'{"messageType":"DATA_MESSAGE","logEvents":[null]}',
	'{"messageType":"DATA_MESSAGE","logEvents":["x"]}',
	'{"messageType":"DATA_MESSAGE","logEvents":[["x"]]}',
	'{"messageType":"DATA_MESSAGE","logEvents":[{"message":1}]}',
	'{"messageType":"DATA_MESSAGE","logEvents":[{"message":"x"},{"id":"8"}]}',
	'{"messageType":"DATA_MESSAGE","logEvents":[{"message":"x","owner":"2"}]}',
	'{"messageType":"DATA_MESSAGE","logEvents":[{"message":"x","id":"1","owner":"2"}]}',
	'{"messageType":"DATA_MESSAGE","more":1,"logEvents":[{"message":"x"}]}',
])('%s is left alone', data => {
	expect(decode(data)).toBe('left alone');
});
