import {Buffer} from 'node:buffer';
import {readFileSync} from 'node:fs';
import {
	afterEach,
	describe,
	expect,
	test,
} from 'vitest';
import {avroDecoder} from '../../../source/records/decoders/avro/avro-decoder.js';
import {cborDecoder} from '../../../source/records/decoders/cbor.js';
import type {Decoder} from '../../../source/records/decoders/decoder.js';
import {messagePackDecoder} from '../../../source/records/decoders/message-pack.js';
import {protobufDecoder} from '../../../source/records/decoders/protobuf/protobuf-decoder.js';
import {chooseDecoder} from '../../../source/records/decoders/registry.js';
import {toJsonLine} from '../../../source/records/record-json.js';
import {unpacked} from '../../../source/records/unpack/unpack.js';
import {recordOf} from '../unpack/packed.js';

type Fixture = {
	readonly kind: string;
	readonly name: string;
	readonly data: string;
	readonly rows: readonly string[];
	readonly schema?: string;
	readonly type?: string;
};

const folder = new URL('../../fixtures/decoders/', import.meta.url);
const fixtures = JSON.parse(readFileSync(new URL('fixtures.json', folder), 'utf8')) as readonly Fixture[];

/**
The decoder that has to be asked for; undefined for what says itself what it is.
*/
const askedFor: Readonly<Record<string, (fixture: Fixture) => Decoder | Promise<Decoder>>> = {
	messagepack: () => messagePackDecoder,
	cbor: () => cborDecoder,
	avro: ({schema}) => avroDecoder(schema!),
	protobuf: async ({type}) => protobufDecoder(readFileSync(new URL('shop.pb', folder)), type),
};

afterEach(() => {
	chooseDecoder(undefined);
});

/**
The digits of numbers are compared as they stand, and the order of members as it is.
*/
describe('what other libraries wrote', () => {
	test.each(fixtures.map(fixture => [`${fixture.kind}: ${fixture.name}`, fixture] as const))('%s', async (_, fixture) => {
		chooseDecoder(await askedFor[fixture.kind]?.(fixture));
		const record = recordOf(Buffer.from(fixture.data, 'base64'));
		const records = [...unpacked(record)];
		const texts = records.map(({Data}) => Buffer.from(Data).toString());
		if (fixture.kind === 'protobuf') {
			// Its members have no order.
			expect(texts.map(text => JSON.parse(text) as unknown)).toEqual(fixture.rows.map(row => JSON.parse(row) as unknown));
		} else {
			expect(texts).toEqual(fixture.rows);
		}

		for (const one of records) {
			expect(one.packing?.format).toBeDefined();
			const line = JSON.parse(toJsonLine('shardId-000000000000', one)) as unknown;
			expect(line).toMatchObject({format: one.packing!.format, encoding: 'json', partitionKey: 'outer'});
		}
	});
});
