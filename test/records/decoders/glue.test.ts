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
import {unpacked} from '../../../source/records/unpack/unpack.js';
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

	test('in JSON needs no registry', () => {
		const {asked} = registryOf(schema);
		expect(shownOf(framed('{"a":1}'))).toEqual([{text: '{"a":1}', format: 'Glue, JSON', undecoded: undefined}]);
		expect(asked).toEqual([]);
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

	test('Protobuf, behind the place of the message in its schema', async () => {
		const descriptorSet = readFileSync(new URL('../../fixtures/decoders/shop.pb', import.meta.url));
		const decoder = await protobufDecoder(descriptorSet, 'Address');
		chooseDecoder(askedFor(withoutGlueFrame(decoder, withoutMessageIndex)));
		const message = Uint8Array.of(0, 0x0A, 2, 0x68, 0x69);
		expect(shownOf(framed(message))).toMatchObject([{text: '{"city":"hi"}', format: 'Protobuf shop.Address'}]);
	});
});
