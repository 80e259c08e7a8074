import {cbor, tag} from '@smithy/core/cbor';
import type {WireObject, WireValue} from '../operation.js';
import {serializationError} from '../validation/serialization.js';
import {checkCborLengths} from './cbor-guard.js';
import {decodeTypedFields, type FieldDecoders} from './typed-fields.js';
import {errorBody, type WireProtocol} from './wire-protocol.js';

/**
CBOR's tag for a time. Kinesis puts milliseconds there, where RFC 8949 has seconds (the AWS SDK for Java 2: SdkCborGenerator, AwsCborProtocolFactory).
*/
const TIMESTAMP_TAG = 1;

const isMap = (value: unknown): value is WireObject => typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);

const decoders: FieldDecoders = {
	// Bytes are bytes here.
	blob: value => value,
	timestamp(value) {
		const milliseconds = isMap(value) && value.tag === TIMESTAMP_TAG ? value.value : value;
		return typeof milliseconds === 'number' ? new Date(milliseconds) : value;
	},
};

// A null is an absent field.
const withoutNulls = (value: unknown): WireValue => {
	if (Array.isArray(value)) {
		return value.map(item => withoutNulls(item));
	}

	return isMap(value) ? Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withoutNulls(item)])) : ((value ?? undefined) as WireValue);
};

// The codec knows no dates and refuses undefined.
const toCbor = (value: unknown): unknown => {
	if (value instanceof Date) {
		return tag({tag: TIMESTAMP_TAG, value: value.getTime()});
	}

	if (Array.isArray(value)) {
		return value.map(item => toCbor(item));
	}

	if (!isMap(value)) {
		return value;
	}

	return Object.fromEntries(Object.entries(value)
		.filter(([, item]) => item !== undefined)
		.map(([name, item]) => [name, toCbor(item)]));
};

const encode = (value: unknown): Uint8Array => cbor.serialize(toCbor(value));

/**
AWS CBOR 1.1: blobs are bytes, timestamps are tagged milliseconds since 1970.
*/
export const cborProtocol: WireProtocol = {
	contentType: 'application/x-amz-cbor-1.1',
	decodeInput(operation, body) {
		let input: WireValue;
		try {
			checkCborLengths(body);
			input = withoutNulls(cbor.deserialize(body));
		} catch {
			throw serializationError('The request body is not valid CBOR');
		}

		if (!isMap(input)) {
			throw serializationError('The request body is not a CBOR map');
		}

		return decodeTypedFields(operation, input, decoders);
	},
	encodeOutput: encode,
	encodeError: error => encode(errorBody(error)),
	encodeEvent: encode,
};
