import {Buffer} from 'node:buffer';
import {readFileSync} from 'node:fs';
import {deflateSync} from 'node:zlib';
import {
	afterEach,
	describe,
	expect,
	test,
} from 'vitest';
import {schemasFor} from '../../../source/commands/decoding/look-up-schemas.js';
import {avroDecoder} from '../../../source/records/decoders/avro/avro-decoder.js';
import {askedFor} from '../../../source/records/decoders/content-decoder.js';
import {withoutGlueFrame} from '../../../source/records/decoders/glue/glue-decoder.js';
import {withoutMessageIndex} from '../../../source/records/decoders/glue/glue-frame.js';
import {schemaNews, setSchemaRegistry, type RegistryAnswer} from '../../../source/records/decoders/glue/glue-schemas.js';
import {protobufDecoder} from '../../../source/records/decoders/protobuf/protobuf-decoder.js';
import {chooseDecoder} from '../../../source/records/decoders/registry.js';
import {unpacked, userRecordsOf, waitingOf} from '../../../source/records/unpack/unpack.js';
import {aggregateOf, recordOf} from '../unpack/packed.js';

const ID = 'b7b4a7f0-9c96-4e4a-a687-fb5de9ef0c63';
const header = (compression: number, id = ID) => Buffer.concat([Uint8Array.of(3, compression), Buffer.from(id.replaceAll('-', ''), 'hex')]);
const framed = (payload: Uint8Array | string, id = ID) => Buffer.concat([header(0, id), Buffer.from(payload as string)]);
const deflated = (payload: Uint8Array) => Buffer.concat([header(5), deflateSync(payload)]);

const datum = Uint8Array.of(4, 0x68, 0x69);
const schema = {format: 'AVRO', definition: '{"type":"record","name":"shop.Greeting","fields":[{"name":"text","type":"string"}]}', name: 'shop/greeting'};

const shownOf = (data: Uint8Array) => [...unpacked(recordOf(data))].map(({Data, packing}) => ({text: Buffer.from(Data).toString(), format: packing?.format, undecoded: packing?.undecoded}));

/**
A registry with one answer, and the ids that it was asked for.
*/
const registryOf = (answer: RegistryAnswer) => {
	const asked: string[] = [];
	let news = 0;
	setSchemaRegistry(async id => {
		asked.push(id);
		return answer;
	}, () => {
		news++;
	});
	return {asked, news: () => news};
};

afterEach(() => {
	setSchemaRegistry(undefined);
	chooseDecoder(undefined);
});

describe('data of a serializer of the Glue Schema Registry', () => {
	test('waits for its schema, which is asked for once, and is decoded then, compressed and in an aggregate too', async () => {
		const {asked, news} = registryOf(schema);
		const before = schemaNews();
		expect(shownOf(framed(datum))[0]!.undecoded).toBe(`Glue schema ${ID}: its schema is being asked for`);
		const aggregate = aggregateOf([{key: 'a', data: framed(datum)}, {key: 'b', data: deflated(datum)}]);
		await schemasFor([recordOf(framed(datum)), recordOf(aggregate)]);
		expect([asked, news(), schemaNews() > before]).toEqual([[ID], 1, true]);
		const decoded = {text: '{"text":"hi"}', format: 'Glue, Avro shop.Greeting', undecoded: undefined};
		expect(shownOf(framed(datum))).toEqual([decoded]);
		expect(shownOf(aggregate)).toEqual([decoded, decoded]);
	});

	test.each([
		['as it is', framed('{"a":1}'), '{"a":1}'],
		['behind blanks', framed('\r\n  [1]'), '\r\n  [1]'],
		['compressed', deflated(Buffer.from('{"a":1}')), '{"a":1}'],
	])('in JSON needs no registry: %s', (_, data, text) => {
		const {asked} = registryOf(schema);
		expect(shownOf(data)).toEqual([{text, format: 'Glue, JSON', undecoded: undefined}]);
		expect(asked).toEqual([]);
	});

	// Avro that begins as JSON does, a number, and bytes that are no text.
	test.each(['{"a":', 'x{}', '7', Uint8Array.of(0x7B, 0xFF)])('is asked for where it is no JSON: %o', payload => {
		const {asked} = registryOf(schema);
		expect(shownOf(framed(payload))[0]!.undecoded).toContain('its schema is being asked for');
		expect(asked).toEqual([ID]);
	});

	test('that cannot be unpacked says why, and no schema is asked for', () => {
		const {asked} = registryOf(schema);
		const cut = deflated(datum).subarray(0, -5);
		const words = Buffer.concat([header(5), Buffer.from('x^2 + y^2')]);
		expect(shownOf(cut)[0]!.undecoded).toBe('not of the Glue Schema Registry: damaged zlib: unexpected end of file');
		expect(shownOf(words)[0]!.undecoded).toBe('not of the Glue Schema Registry: its data is not in zlib');
		expect(asked).toEqual([]);
	});

	test('of another version, or packed in another way, is none of it', () => {
		const {asked} = registryOf(schema);
		for (const [place, byte] of [[0, 4], [1, 1]] as const) {
			const other = deflated(datum);
			other[place] = byte;
			expect(shownOf(other)).toMatchObject([{undecoded: undefined}]);
		}

		expect(asked).toEqual([]);
	});

	test('tells while it waits, and what it waits for', async () => {
		const {promise, resolve} = Promise.withResolvers<RegistryAnswer>();
		setSchemaRegistry(async () => promise);
		const record = recordOf(framed(datum));
		const waiting = waitingOf(record);
		expect(waiting).toBeInstanceOf(Promise);
		resolve(schema);
		await waiting;
		expect(waitingOf(record)).toBeUndefined();
		expect(shownOf(framed(datum))[0]!.format).toBe('Glue, Avro shop.Greeting');
	});

	test('without a registry says so, and waits for nothing', () => {
		const record = recordOf(framed(datum));
		expect(userRecordsOf(record)[0]!.packing).toEqual({packedBytes: 21, undecoded: `Glue schema ${ID}: no schema registry is asked here`});
		expect(waitingOf(record)).toBeUndefined();
	});

	test('an answer for an earlier session is not told to the next, which asks for itself', async () => {
		const {promise, resolve} = Promise.withResolvers<RegistryAnswer>();
		setSchemaRegistry(async () => promise);
		const waiting = waitingOf(recordOf(framed(datum)));
		const {asked, news} = registryOf(schema);
		resolve({reason: 'nobody may ask', isForAll: true});
		await waiting;
		expect(news()).toBe(0);
		await schemasFor([recordOf(framed(datum))]);
		expect(asked).toEqual([ID]);
		expect(shownOf(framed(datum))[0]!.text).toBe('{"text":"hi"}');
	});

	test('one version that is not there does not end the asking for others', async () => {
		const other = '00000000-0000-4000-8000-000000000000';
		const asked: string[] = [];
		const before = schemaNews();
		setSchemaRegistry(async id => {
			asked.push(id);
			return id === other ? schema : {reason: 'there is no such version'};
		});
		expect(schemaNews()).toBeGreaterThan(before);
		await schemasFor([recordOf(framed(datum))]);
		await schemasFor([recordOf(framed(datum, other))]);
		expect(asked).toEqual([ID, other]);
		expect(shownOf(framed(datum, other))[0]!.text).toBe('{"text":"hi"}');
	});

	test('of more versions than a stream has is not asked for without end', async () => {
		const {asked} = registryOf(schema);
		const idOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
		const records = Array.from({length: 201}, (_, index) => recordOf(framed(datum, idOf(index))));
		await schemasFor(records);
		expect(asked).toHaveLength(200);
		expect(shownOf(records[199]!.Data)[0]!.text).toBe('{"text":"hi"}');
		expect(shownOf(records[200]!.Data)[0]!.undecoded).toBe(`Glue schema ${idOf(200)}: the registry was asked for 200 schemas already`);
	});

	test('stays as it was put where the registry refuses, and nothing more is asked', async () => {
		const {asked} = registryOf({reason: 'the right glue:GetSchemaVersion is missing', isForAll: true});
		const data = framed(datum);
		await schemasFor([recordOf(data)]);
		const other = framed(datum, '00000000-0000-4000-8000-000000000000');
		expect(shownOf(data)).toMatchObject([{text: data.toString(), undecoded: `Glue schema ${ID}: the right glue:GetSchemaVersion is missing`}]);
		expect(shownOf(other)).toMatchObject([{text: other.toString(), undecoded: 'Glue schema 00000000-0000-4000-8000-000000000000: the right glue:GetSchemaVersion is missing'}]);
		expect(asked).toEqual([ID]);
	});

	test.each([
		['of a schema that is none', {...schema, definition: '{'}, 'is not understood: the schema is no JSON'],
		['of JSON, which the data is not', {...schema, format: 'JSON'}, 'its schema shop/greeting is for JSON, which it is not'],
		['of Protobuf', {...schema, format: 'PROTOBUF'}, '--decode protobuf:FILE:TYPE takes a descriptor set of it'],
		['of a schema that does not fit', {...schema, definition: '"int"'}, '2 bytes follow its value'],
	])('%s says why', async (_, answer, reason) => {
		registryOf(answer);
		await schemasFor([recordOf(framed(datum))]);
		expect(shownOf(framed(datum))[0]!.undecoded).toContain(reason);
	});

	test.each([
		['a UUID that is not random', framed(datum, 'b7b4a7f0-9c96-1e4a-a687-fb5de9ef0c63')],
		['no UUID of that kind', framed(datum, 'b7b4a7f0-9c96-4e4a-2687-fb5de9ef0c63')],
		['compressed, but not in zlib', Buffer.concat([header(5), datum])],
		['nothing behind the header', header(0)],
	])('%s is none', (_, data) => {
		const {asked} = registryOf(schema);
		expect(shownOf(data)).toMatchObject([{undecoded: undefined, format: undefined}]);
		expect(asked).toEqual([]);
	});
});

describe('with a schema of one’s own the registry is not asked', () => {
	const ownSchema = withoutGlueFrame(avroDecoder('"string"'));

	test('Avro', () => {
		const {asked} = registryOf(schema);
		const decoder = avroDecoder('"string"');
		chooseDecoder(askedFor(withoutGlueFrame(decoder)));
		expect(shownOf(framed(datum))).toMatchObject([{text: '"hi"', format: 'Avro'}]);
		expect(shownOf(datum)).toMatchObject([{text: '"hi"'}]);
		const wrong = framed(Uint8Array.of(99));
		expect(shownOf(wrong)).toMatchObject([{text: wrong.toString(), undecoded: 'not Avro: a length in it is negative'}]);
		expect(asked).toEqual([]);
	});

	test('its size is that of the record, or of the user record in its aggregate', () => {
		chooseDecoder(askedFor(ownSchema));
		const wrong = framed(Uint8Array.of(99));
		const sizesOf = (data: Uint8Array) => userRecordsOf(recordOf(data)).map(({packing}) => packing!.packedBytes);
		expect(sizesOf(framed(datum))).toEqual([21]);
		expect(sizesOf(wrong)).toEqual([19]);
		const aggregate = aggregateOf([{key: 'k', data: framed(datum)}, {key: 'k', data: wrong}]);
		expect(sizesOf(aggregate)).toEqual([21, 19]);
	});

	test('a sample is of what is in it', () => {
		for (const data of [framed(datum), datum]) {
			const sample = ownSchema.sample(data, () => 0);
			expect(Buffer.from(sample).toString()).toBe('"hi"');
		}
	});

	test('what cannot be unpacked is shown as it was put', () => {
		chooseDecoder(askedFor(ownSchema));
		const cut = deflated(datum).subarray(0, -5);
		expect(shownOf(cut)).toMatchObject([{text: cut.toString(), format: undefined, undecoded: expect.stringContaining('not Avro') as string}]);
	});

	test('Protobuf, behind the place of the message in its schema', async () => {
		const descriptorSet = readFileSync(new URL('../../fixtures/decoders/shop.pb', import.meta.url));
		const decoder = await protobufDecoder(descriptorSet, 'Address');
		chooseDecoder(askedFor(withoutGlueFrame(decoder, withoutMessageIndex)));
		const message = Uint8Array.of(0, 0x0A, 2, 0x68, 0x69);
		expect(shownOf(framed(message))).toMatchObject([{text: '{"city":"hi"}', format: 'Protobuf shop.Address'}]);
	});

	test.each([
		['the first', [0], [7]],
		['of two bytes', [0x80, 1], [7]],
		['of five bytes', [0x80, 0x80, 0x80, 0x80, 1], [7, 8]],
	])('the place of the message is left out: %s', (_, index, message) => {
		expect([...withoutMessageIndex(Uint8Array.from([...index, ...message]))]).toEqual(message);
	});

	test.each([[[0x80, 0x80, 0x80, 0x80, 0x80, 1]], [[0x80]], [[]]])('a place that does not end, %j, is none', bytes => {
		expect(() => withoutMessageIndex(Uint8Array.from(bytes))).toThrow('it does not say which message it is');
	});
});
