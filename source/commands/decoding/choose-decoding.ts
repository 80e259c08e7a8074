import {readFile} from 'node:fs/promises';
import {avroDecoder} from '../../records/decoders/avro/avro-decoder.js';
import {cborDecoder} from '../../records/decoders/cbor.js';
import {cloudWatchLogsDecoder} from '../../records/decoders/cloudwatch-logs.js';
import {askedFor} from '../../records/decoders/content-decoder.js';
import {Damage} from '../../records/decoders/damage.js';
import type {Decoder} from '../../records/decoders/decoder.js';
import {dynamodbDecoder} from '../../records/decoders/dynamodb.js';
import {withoutGlueFrame} from '../../records/decoders/glue/glue-decoder.js';
import {withoutMessageIndex} from '../../records/decoders/glue/glue-frame.js';
import {messagePackDecoder} from '../../records/decoders/message-pack.js';
import {protobufDecoder} from '../../records/decoders/protobuf/protobuf-decoder.js';
import {chooseDecoder} from '../../records/decoders/registry.js';
import type {Decoding, DecodingKind, SchemaPlace} from '../../typed/decoding.js';
import {UserError} from '../../user-error.js';

/**
A schema is small; a larger file is something else.
*/
const MAX_SCHEMA_BYTES = 32 * 1024 * 1024;

type Schema = {readonly bytes: Uint8Array; readonly place: SchemaPlace};

const reasons: Readonly<Record<string, string>> = {
	ENOENT: 'there is no such file',
	EACCES: 'reading it is not allowed',
	EPERM: 'reading it is not allowed',
	EISDIR: 'that is a folder',
};

const unreadable = (file: string, reason: string, cause?: unknown): UserError =>
	new UserError('bad-value', `--decode cannot use ${file}: ${reason}.`, {exitCode: 2, cause});

/**
The first of these files that is there.
*/
const readSchema = async (places: readonly SchemaPlace[]): Promise<Schema | undefined> => {
	let trouble: UserError | undefined;
	for (const place of places) {
		try {
			const bytes = await readFile(place.file);
			if (bytes.length > MAX_SCHEMA_BYTES) {
				throw unreadable(place.file, 'it has more than 32 MB, which no schema has');
			}

			return {bytes, place};
		} catch (error) {
			if (error instanceof UserError) {
				throw error;
			}

			const {code = '', message} = error as NodeJS.ErrnoException;
			trouble = unreadable(place.file, reasons[code] ?? message, error);
		}
	}

	if (trouble) {
		throw trouble;
	}

	return undefined;
};

type MakeDecoder = (bytes: Uint8Array, typeName: string | undefined) => Decoder | Promise<Decoder>;

const makers: Readonly<Record<DecodingKind, MakeDecoder>> = {
	messagepack: () => messagePackDecoder,
	cbor: () => cborDecoder,
	avro: (bytes, typeName) => withoutGlueFrame(avroDecoder(new TextDecoder().decode(bytes), typeName)),
	protobuf: async (bytes, typeName) => withoutGlueFrame(await protobufDecoder(bytes, typeName), withoutMessageIndex),
	dynamodb: () => dynamodbDecoder,
	'cloudwatch-logs': () => cloudWatchLogsDecoder,
};

/**
Sets what all records of this process are decoded as. Throws a UserError for a file that cannot be read or is no schema.
*/
export const chooseDecoding = async (decoding: Decoding | undefined): Promise<void> => {
	chooseDecoder(undefined);
	if (!decoding) {
		return;
	}

	const schema = await readSchema(decoding.places);
	try {
		const decoder = await makers[decoding.kind](schema?.bytes ?? new Uint8Array(), schema?.place.typeName);
		chooseDecoder(askedFor(decoder));
	} catch (error) {
		throw error instanceof Damage || error instanceof RangeError ? unreadable(schema?.place.file ?? decoding.kind, error.message, error) : error;
	}
};
