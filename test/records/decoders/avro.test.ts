import {Buffer} from 'node:buffer';
import {describe, expect, test} from 'vitest';
import {avroDecoder} from '../../../source/records/decoders/avro/avro-decoder.js';
import {fingerprintOf} from '../../../source/records/decoders/avro/fingerprint.js';
import {recordOf} from '../unpack/packed.js';

/**
The sums that Avro's own tests have (share/test/data/schema-tests.txt).
*/
describe('the fingerprint of a schema', () => {
	test.each([
		['"null"', 7_195_948_357_588_979_594n],
		['{"type":"boolean"}', -6_970_731_678_124_411_036n],
		['"int"', 8_247_732_601_305_521_295n],
		['"long"', -3_434_872_931_120_570_953n],
		['"string"', -8_142_146_995_180_207_161n],
	])('%s', (schema, sum) => {
		const fingerprint = fingerprintOf(schema);
		expect(new DataView(fingerprint.buffer).getBigInt64(0, true)).toBe(sum);
	});

	test('does not depend on how the schema is written', () => {
		const one = fingerprintOf('{"type":"record","name":"a.R","doc":"x","fields":[{"name":"f","type":{"type":"int"},"default":1}]}');
		const other = fingerprintOf('{ "fields": [{"type": "int", "name": "f"}], "namespace": "a", "name": "R", "type": "record" }');
		expect(one).toEqual(other);
	});
});

describe('single-object encoding', () => {
	const decoder = avroDecoder('"string"');
	const read = (data: Uint8Array) => decoder.decode(recordOf(data))[0]!;
	const framed = (schema: string) => Buffer.concat([Uint8Array.of(0xC3, 0x01), fingerprintOf(schema), Uint8Array.of(4, 0x68, 0x69)]);

	test('of this schema is read', () => {
		const {Data} = read(framed('"string"'));
		expect(Buffer.from(Data).toString()).toBe('"hi"');
	});

	test('of another schema stays as it was put', () => {
		const {packing} = read(framed('"bytes"'));
		expect(packing?.undecoded).toBe('not Avro: its single-object header names another schema');
	});
});

describe('a schema', () => {
	test('of several types needs no name where one is chosen', () => {
		const union = JSON.stringify([{type: 'record', name: 'a.One', fields: []}, {type: 'record', name: 'a.Two', fields: [{name: 'n', type: 'int'}]}]);
		const [made] = avroDecoder(union, 'Two').decode(recordOf(Uint8Array.of(2)));
		expect(made).toMatchObject({Data: new TextEncoder().encode('{"n":1}'), packing: {format: 'Avro a.Two'}});
	});

	test.each([
		['{', 'the schema is no JSON'],
		['{"type":"record","name":"R","fields":[{"name":"f","type":"Other"}]}', 'the schema does not say what Other is'],
		['7', 'the schema is no Avro schema'],
	])('%s', (schema, reason) => {
		expect(() => avroDecoder(schema)).toThrow(reason);
	});
});
