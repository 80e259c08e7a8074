import {Buffer} from 'node:buffer';
import {readFileSync} from 'node:fs';
import {deflateRawSync} from 'node:zlib';
import {encode as encodeMessagePack} from '@msgpack/msgpack';
import {encode as encodeCbor} from 'cbor2';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {avroDecoder} from '../../../source/records/decoders/avro/avro-decoder.js';
import {avroFileDecoder} from '../../../source/records/decoders/avro/avro-file.js';
import {cborDecoder} from '../../../source/records/decoders/cbor.js';
import {cloudWatchLogsDecoder} from '../../../source/records/decoders/cloudwatch-logs.js';
import type {Decoder} from '../../../source/records/decoders/decoder.js';
import {dynamodbDecoder} from '../../../source/records/decoders/dynamodb.js';
import {messagePackDecoder} from '../../../source/records/decoders/message-pack.js';
import {protobufDecoder} from '../../../source/records/decoders/protobuf/protobuf-decoder.js';
import {recordOf} from '../unpack/packed.js';

const descriptorSet = readFileSync(new URL('../../fixtures/decoders/shop.pb', import.meta.url));
const anySchema = JSON.stringify({
	type: 'record',
	name: 'All',
	fields: [
		{name: 'flag', type: 'boolean'},
		{name: 'number', type: ['null', 'long', {type: 'array', items: 'All'}]},
		{name: 'texts', type: {type: 'map', values: 'string'}},
		{name: 'price', type: {type: 'bytes', logicalType: 'decimal', scale: 2}},
	],
});

const decoders: Readonly<Record<string, Decoder>> = {
	MessagePack: messagePackDecoder,
	CBOR: cborDecoder,
	Avro: avroDecoder(anySchema),
	'an Avro file': avroFileDecoder,
	Protobuf: await protobufDecoder(descriptorSet, 'shop.Order'),
	DynamoDB: dynamodbDecoder,
	'CloudWatch Logs': cloudWatchLogsDecoder,
};

const decode = (decoder: Decoder, data: Uint8Array) => {
	const record = recordOf(data);
	return {record, made: decoder.decode(record)};
};

const checkWhole = (decoder: Decoder, data: Uint8Array): void => {
	const {record, made} = decode(decoder, data);
	expect(made.length).toBeGreaterThan(0);
	for (const {Data, packing} of made) {
		if (packing?.format === undefined) {
			// Byte for byte what was put.
			expect(Data).toBe(record.Data);
		} else {
			expect(() => {
				JSON.parse(Buffer.from(Data).toString());
			}).not.toThrow();
		}
	}

	expect(() => decoder.sample(record.Data, () => 0)).not.toThrow();
};

describe.each(Object.entries(decoders))('%s', (_, decoder) => {
	test('takes any bytes: they become JSON, or stay as they were put', () => {
		fc.assert(fc.property(fc.uint8Array({maxLength: 200}), data => {
			checkWhole(decoder, data);
		}));
	});

	test('takes any JSON', () => {
		fc.assert(fc.property(fc.json(), fc.constantFrom('', '{"messageType":', '{"eventName":"x","dynamodb":{"Keys":'), (json, before) => {
			const braces = before.split('{').length - 1;
			checkWhole(decoder, Buffer.from(before + json + '}'.repeat(braces)));
		}));
	});
});

const textOf = ({made}: ReturnType<typeof decode>): string => Buffer.from(made[0]!.Data).toString();

const ofAvroFile = (schema: unknown, codec: string, block: Uint8Array, count: number): Uint8Array => {
	const zigzag = (value: number): Uint8Array => {
		const bytes: number[] = [];
		let left = value * 2;
		while (left >= 0x80) {
			bytes.push((left % 0x80) + 0x80);
			left = Math.floor(left / 0x80);
		}

		return Uint8Array.from([...bytes, left]);
	};

	const text = (value: string) => [zigzag(Buffer.byteLength(value)), Buffer.from(value)];
	const sync = Buffer.alloc(16, 7);
	return Buffer.concat([
		Buffer.from('Obj\u{1}'),
		zigzag(2),
		...text('avro.codec'),
		...text(codec),
		...text('avro.schema'),
		...text(JSON.stringify(schema)),
		zigzag(0),
		sync,
		zigzag(count),
		zigzag(block.length),
		block,
		sync,
	]);
};

const nullsUntilTheEndOfTime = Uint8Array.of(0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F);

const addresses = await protobufDecoder(descriptorSet, 'shop.Address');
const longSymbols = JSON.stringify({type: 'array', items: {type: 'enum', name: 'E', symbols: ['x'.repeat(100_000)]}});
const bomb = deflateRawSync(Buffer.alloc(20_000_000));

/**
Measured: the usual libraries run out of memory or do not end on some of these.
*/
describe('data that is made to hang or to fill the memory stays as it was put, within a second or two', () => {
	test.each([
		['MessagePack: lists of 32 million, nested', messagePackDecoder, Buffer.concat(Array.from({length: 100}, () => Uint8Array.of(0xDD, 1, 0xF0, 0, 0))), 'ends too early'],
		['MessagePack: a text of 4 GB', messagePackDecoder, Uint8Array.of(0xDB, 0xFF, 0xFF, 0xFF, 0xFF, 0x61), 'ends too early'],
		['MessagePack: a million lists in each other', messagePackDecoder, new Uint8Array(1_000_000).fill(0x91), 'nested more than 500 deep'],
		['MessagePack: ten million numbers', messagePackDecoder, Buffer.concat([Uint8Array.of(0xDD, 0, 0x98, 0x96, 0x80), Buffer.alloc(10_000_000)]), 'more than 1,000,000 values'],
		['MessagePack: something behind it', messagePackDecoder, Buffer.from('{"a":1}'), '6 bytes follow its value'],
		['MessagePack: a list for a key', messagePackDecoder, Uint8Array.of(0x81, 0x90, 1), 'a key in it is a list or a map'],
		['CBOR: a list of 2^63', cborDecoder, Uint8Array.of(0x9B, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1), 'ends too early'],
		['CBOR: tags in tags', cborDecoder, new Uint8Array(1_000_000).fill(0xC1), 'nested more than 500 deep'],
		['CBOR: a list that never ends', cborDecoder, new Uint8Array(3_000_000).fill(1).fill(0x9F, 0, 1), 'more than 1,000,000 values'],
		['CBOR: millions of empty chunks', cborDecoder, new Uint8Array(3_000_000).fill(0x40).fill(0x5F, 0, 1), 'more than 1,000,000 values'],
		['Avro: a list of 2^50 nulls', avroDecoder('{"type":"array","items":"null"}'), nullsUntilTheEndOfTime, 'more than 1,000,000 values'],
		['Avro: a list of 2^50 numbers', avroDecoder('{"type":"array","items":"int"}'), nullsUntilTheEndOfTime, 'ends too early'],
		['Avro: a record in itself, of no bytes', avroDecoder('{"type":"record","name":"R","fields":[{"name":"r","type":"R"}]}'), new Uint8Array(0), 'nested more than 500 deep'],
		['Avro: an enum of long symbols', avroDecoder(longSymbols), Buffer.concat([Uint8Array.of(0x80, 0x20), Buffer.alloc(4096), Uint8Array.of(0)]), 'longer than 32 MB'],
		['an Avro file: a bomb', avroFileDecoder, ofAvroFile('bytes', 'deflate', bomb, 1), 'more than 10 MB'],
		['an Avro file: a billion rows of nothing', avroFileDecoder, ofAvroFile('null', 'null', new Uint8Array(0), 1_000_000_000), 'more than 250,000 rows'],
		['an Avro file: packed as nobody knows', avroFileDecoder, ofAvroFile('null', 'constructor', new Uint8Array(0), 1), 'not known here'],
		['Protobuf: of another type', addresses, Uint8Array.of(0x10, 5), 'not those of shop.Address'],
	])('%s', (_name, decoder, data, reason) => {
		const {record, made} = decode(decoder, data);
		expect(made).toHaveLength(1);
		expect(made[0]!.Data).toBe(record.Data);
		expect(made[0]!.packing?.undecoded).toContain(reason);
	});
});

test('a large CBOR number is not written out, because that takes the square of its length', () => {
	const {made} = decode(cborDecoder, Buffer.concat([Uint8Array.of(0xC2, 0x5A, 0, 0x0F, 0x42, 0x40), Buffer.alloc(1_000_000, 0xFF)]));
	expect(Buffer.from(made[0]!.Data).toString()).toMatch(/^\{"tag":2,"value":"\/{3}/v);
});

test('members of one name are all there', () => {
	const twice = '{"a":1,"a":2}';
	const ofMessagePack = decode(messagePackDecoder, Uint8Array.of(0x82, 0xA1, 0x61, 1, 0xA1, 0x61, 2));
	expect(textOf(ofMessagePack)).toBe(twice);
	const ofCbor = decode(cborDecoder, Uint8Array.of(0xA2, 0x61, 0x61, 1, 0x61, 0x61, 2));
	expect(textOf(ofCbor)).toBe(twice);
});

test('what a newer writer added to a Protobuf message is shown too', () => {
	const {made} = decode(addresses, Uint8Array.of(0x0A, 2, 0x68, 0x69, 0x10, 5));
	expect(JSON.parse(Buffer.from(made[0]!.Data).toString())).toEqual({
		city: 'hi', unknownFields: [{
			in: 'shop.Address', field: 2, wireType: 0, data: 'BQ==',
		}],
	});
});

describe('what a library of JavaScript writes comes out as it went in', () => {
	test.each([
		['MessagePack', messagePackDecoder, encodeMessagePack],
		['CBOR', cborDecoder, encodeCbor],
	] as const)('%s', (_, decoder, encode) => {
		fc.assert(fc.property(fc.jsonValue({noUnicodeString: false}), value => {
			const text = textOf(decode(decoder, encode(value)));
			const again = JSON.stringify(JSON.parse(text));
			expect(again).toBe(JSON.stringify(value));
		}));
	});
});

/**
The examples of RFC 8949, appendix A, that other libraries do not write.
*/
test.each([
	['5f42010243030405ff', '"AQIDBAU="'],
	['7f657374726561646d696e67ff', '"streaming"'],
	['9f018202039f0405ffff', '[1,[2,3],[4,5]]'],
	['bf61610161629f0203ffff', '{"a":1,"b":[2,3]}'],
	['f90001', '5.960464477539063e-8'],
	['f97c00', '"Infinity"'],
	['f97e00', '"NaN"'],
	['f98000', '-0'],
	['f7', 'null'],
	['f0', '{"simple":16}'],
	['c11a514b67b0', '1363896240'],
	['d818456449455446', '{"tag":24,"value":"ZElFVEY="}'],
])('CBOR %s is %s', (hex, json) => {
	const decoded = decode(cborDecoder, Buffer.from(hex, 'hex'));
	expect(textOf(decoded)).toBe(json);
});
