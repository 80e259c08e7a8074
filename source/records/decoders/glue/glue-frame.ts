import {uuidText} from '../binary/value-text.js';
import {decompress} from '../compression.js';
import {Damage} from '../damage.js';

const HEADER_BYTES = 18;
const ZLIB = 5;

/**
What a serializer of the Glue Schema Registry has put before its data.
*/
export type GlueFrame = {
	readonly schemaVersionId: string;
	/**
	What the schema has written. Throws Damage if it cannot be unpacked.
	*/
	payload(): Uint8Array;
};

/**
Whether the first bytes are the header: version 3, how it is compressed, and a random UUID. Source: AWSSchemaRegistryConstants of the AWS Glue Schema Registry library; RFC 9562, 5.4 (UUID version 4).
*/
export const isGlueFrame = (data: Uint8Array): boolean => data[0] === 3 && data.length > HEADER_BYTES
	&& (data[1] === 0 || (data[1] === ZLIB && data[HEADER_BYTES] === 0x78))
	&& Math.floor(data[8]! / 16) === 4
	&& Math.floor(data[10]! / 64) === 2;

export const readGlueFrame = (data: Uint8Array): GlueFrame => ({
	schemaVersionId: uuidText(data.subarray(2, HEADER_BYTES)),
	payload() {
		const payload = data.subarray(HEADER_BYTES);
		if (data[1] !== ZLIB) {
			return payload;
		}

		const content = decompress(payload, 'zlib');
		if (!content || 'fault' in content) {
			throw new Damage(content ? content.fault : 'its data is not in zlib');
		}

		return content.data;
	},
});

const MAX_INDEX_BYTES = 5;

/**
A Protobuf message behind the place of its type in the schema, which the given type stands for. Source: ProtobufWireFormatEncoder of the AWS Glue Schema Registry library.
*/
export const withoutMessageIndex = (payload: Uint8Array): Uint8Array => {
	const end = payload.subarray(0, MAX_INDEX_BYTES).findIndex(byte => byte < 0x80);
	if (end === -1) {
		throw new Damage('it does not say which message it is');
	}

	return payload.subarray(end + 1);
};
