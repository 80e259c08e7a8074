import zlib from 'node:zlib';
import {decodeUtf8} from '../../text/decode.js';
import {grouped} from '../../../words.js';
import {ByteReader, MAX_VALUES} from '../binary/byte-reader.js';
import {JsonWriter} from '../binary/json-writer.js';
import {MAX_UNPACKED_BYTES} from '../compression.js';
import {contentDecoder, type Content} from '../content-decoder.js';
import {Damage} from '../damage.js';
import {DatumWriter, readBytes, readLong} from './datum.js';
import {formatOf, readSchema} from './schema.js';

const MAGIC = [0x4F, 0x62, 0x6A, 0x01] as const;
const SYNC_BYTES = 16;

/**
As many as an aggregate may have.
*/
const MAX_ROWS = 250_000;

type Decompress = (data: Uint8Array, maxOutputLength: number) => Uint8Array;

const codecs: Readonly<Record<string, Decompress>> = {
	null: data => data,
	deflate: (data, maxOutputLength) => zlib.inflateRawSync(data, {maxOutputLength}),
	zstandard(data, maxOutputLength) {
		return zlib.zstdDecompressSync(data, {maxOutputLength});
	},
};

const readMetadata = (reader: ByteReader): ReadonlyMap<string, Uint8Array> => {
	const metadata = new Map<string, Uint8Array>();
	for (let count = readLong(reader); count !== 0n; count = readLong(reader)) {
		if (count < 0n) {
			readLong(reader);
			count = -count;
		}

		for (let index = 0n; index < count; index++) {
			const name = decodeUtf8(readBytes(reader)) ?? '';
			metadata.set(name, readBytes(reader));
		}
	}

	return metadata;
};

const unpackWith = (decompress: Decompress, data: Uint8Array, room: number): Uint8Array => {
	try {
		return decompress(data, Math.max(1, room));
	} catch (error) {
		throw new Damage((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'it unpacks to more than 10 MB' : `a block is damaged: ${(error as Error).message}`);
	}
};

/**
A row for each datum of an object container file. Source: Apache Avro specification 1.12, "Object Container Files". Throws Damage.
*/
const readFile = (data: Uint8Array): Content => {
	const reader = new ByteReader(data);
	reader.bytes(MAGIC.length);
	const metadata = readMetadata(reader);
	const codec = decodeUtf8(metadata.get('avro.codec') ?? new TextEncoder().encode('null')) ?? '';
	if (!Object.hasOwn(codecs, codec)) {
		throw new Damage(`its blocks are packed with ${codec.slice(0, 20)}, which is not known here`);
	}

	const {type} = readSchema(decodeUtf8(metadata.get('avro.schema') ?? new Uint8Array()) ?? '');
	const sync = reader.bytes(SYNC_BYTES);
	const rows: string[] = [];
	const json = new JsonWriter();
	const budget = {values: MAX_VALUES};
	let room = MAX_UNPACKED_BYTES;
	while (reader.left > 0) {
		const count = readLong(reader);
		const block = unpackWith(codecs[codec]!, readBytes(reader), room);
		room -= block.length;
		if (count < 0n || count + BigInt(rows.length) > MAX_ROWS) {
			throw new Damage(`it has more than ${grouped(MAX_ROWS)} rows`);
		}

		const datums = new ByteReader(block, budget);
		for (let index = 0n; index < count; index++) {
			new DatumWriter(datums, json).write(type);
			rows.push(json.take());
		}

		datums.end();
		if (reader.bytes(SYNC_BYTES).some((byte, index) => byte !== sync[index])) {
			throw new Damage('a block does not end where it says');
		}
	}

	return {rows, format: formatOf(type)};
};

/**
A whole Avro file in a record: it brings its schema.
*/
export const avroFileDecoder = contentDecoder({
	name: 'an Avro file',
	firstBytes: [MAGIC[0]],
	canDecode: data => data[0] === MAGIC[0] && MAGIC.every((byte, index) => data[index] === byte),
	read: readFile,
});
