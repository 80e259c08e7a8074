import {changedRecord} from '../../record-json.js';
import {decodeUtf8} from '../../text/decode.js';
import {parseJson} from '../../text/parse-json.js';
import {contentDecoder} from '../content-decoder.js';
import type {Decoder} from '../decoder.js';
import {isGlueFrame, readGlueFrame} from './glue-frame.js';
import {schemaOf} from './glue-schemas.js';

/**
JSON is what it says, whatever its schema is.
*/
const jsonIn = (payload: Uint8Array): string | undefined => {
	const text = decodeUtf8(payload);
	if (text === undefined || !/^\s{0,16}[\[\{]/v.test(text)) {
		return undefined;
	}

	try {
		parseJson(text);
		return text;
	} catch {
		return undefined;
	}
};

/**
Data of a serializer of the Glue Schema Registry: JSON, or Avro whose schema the registry has.
*/
export const glueDecoder: Decoder = contentDecoder({
	name: 'of the Glue Schema Registry',
	firstBytes: [3],
	canDecode: isGlueFrame,
	read(data) {
		const {schemaVersionId, payload} = readGlueFrame(data);
		const content = payload();
		const json = jsonIn(content);
		if (json !== undefined) {
			return {json, format: 'Glue, JSON'};
		}

		const schema = schemaOf(schemaVersionId);
		if ('reason' in schema) {
			const {reason, waitsFor} = schema;
			return {undecoded: `Glue schema ${schemaVersionId}: ${reason}`, ...(waitsFor && {waitsFor})};
		}

		const {json: text, format} = schema.read(content);
		return {json: text, format: `Glue, ${format}`};
	},
});

/**
A decoder with a schema of its own that takes data with a Glue header too: the registry is not asked.
*/
export const withoutGlueFrame = (decoder: Decoder, contentOf: (payload: Uint8Array) => Uint8Array = payload => payload): Decoder => {
	const unframed = (data: Uint8Array): Uint8Array => {
		try {
			return isGlueFrame(data) ? contentOf(readGlueFrame(data).payload()) : data;
		} catch {
			// The decoder says what is wrong with all of it.
			return data;
		}
	};

	return {
		...decoder,
		decode(record) {
			const made = decoder.decode(changedRecord(record, {Data: unframed(record.Data)}));
			const {packing} = made[0]!;
			return packing?.undecoded === undefined
				? made.map(one => changedRecord(one, {packing: one.packing && {...one.packing, packedBytes: record.packing?.packedBytes ?? record.Data.byteLength}}))
				: [changedRecord(record, {packing: {...packing, packedBytes: record.packing?.packedBytes ?? record.Data.byteLength}})];
		},
		sample: (data, random) => decoder.sample(unframed(data), random),
	};
};
