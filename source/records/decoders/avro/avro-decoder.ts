import {ByteReader} from '../binary/byte-reader.js';
import {JsonWriter} from '../binary/json-writer.js';
import {contentDecoder} from '../content-decoder.js';
import {Damage} from '../damage.js';
import type {Decoder} from '../decoder.js';
import {avroFileDecoder} from './avro-file.js';
import {DatumWriter} from './datum.js';
import {fingerprintOf} from './fingerprint.js';
import {
	formatOf,
	readSchema,
	typeNamed,
	type AvroType,
} from './schema.js';

const datumText = (data: Uint8Array, type: AvroType): string => {
	const reader = new ByteReader(data);
	const json = new JsonWriter();
	new DatumWriter(reader, json).write(type);
	reader.end();
	return json.take();
};

const SINGLE_OBJECT_BYTES = 10;

/**
Whether data says that this schema has written what follows. Source: Apache Avro specification 1.12, "Single-object encoding".
*/
const isFramed = (data: Uint8Array, fingerprint: Uint8Array): boolean =>
	isLikeFrame(data) && fingerprint.every((byte, index) => data[index + 2] === byte);

const isLikeFrame = (data: Uint8Array): boolean => data[0] === 0xC3 && data[1] === 0x01 && data.length >= SINGLE_OBJECT_BYTES;

/**
A datum may begin as a frame does.
*/
const unframedText = (data: Uint8Array, type: AvroType): string => {
	try {
		return datumText(data, type);
	} catch (error) {
		throw isLikeFrame(data) ? new Damage('its single-object header names another schema') : error;
	}
};

/**
What an Avro datum without a frame says, and its format. Throws Damage.
*/
export type AvroReader = (data: Uint8Array) => {readonly json: string; readonly format: string};

/**
Reads data that a schema has written, as it is or in single-object encoding. `schema` is JSON; `typeName` chooses one of its types. Throws Damage for a schema that is none.
*/
export const avroReader = (schema: string, typeName?: string): AvroReader => {
	const read = readSchema(schema);
	const type = typeName === undefined ? read.type : typeNamed(read, typeName);
	const fingerprint = fingerprintOf(schema);
	const format = formatOf(type);
	return data => ({json: isFramed(data, fingerprint) ? datumText(data.subarray(SINGLE_OBJECT_BYTES), type) : unframedText(data, type), format});
};

/**
The decoder for `--decode avro:FILE`. Throws Damage for a schema that is none.
*/
export const avroDecoder = (schema: string, typeName?: string): Decoder => {
	const read = avroReader(schema, typeName);
	const datums = contentDecoder({name: 'Avro', canDecode: () => true, read});
	return {
		...datums,
		decode: record => (avroFileDecoder.canDecode(record.Data) ? avroFileDecoder : datums).decode(record),
	};
};
