import {Buffer} from 'node:buffer';
import {
	GetRecordsOutput$,
	PutRecordsInput$,
	PutRecordsResultEntry$,
	_Record$ as Record$,
	type PutRecordsInput,
	type PutRecordsResultEntry,
} from '@aws-sdk/client-kinesis';
import {AwsJson1_1Protocol} from '@aws-sdk/core/protocols';
import {JsonCodec2, JsonShapeDeserializer2, JsonShapeSerializer2} from '@smithy/core/protocols';
import {NormalizedSchema} from '@smithy/core/schema';
import {parseEpochTimestamp} from '@smithy/core/serde';
import {releaseBody} from '../../aws/answer-bound.js';
import type {KinesisRecord} from '../../service/record.js';
import {visible} from '../../words.js';
import * as shapes from './answer-shapes.js';
import {scanAnswer} from './scan/scan-answer.js';
import {MAX_KEY_LENGTH, MAX_SEQUENCE_NUMBER_LENGTH} from './scan/scan-record.js';

type Schema = Parameters<JsonShapeSerializer2['write']>[0];
type ProtocolSettings = ConstructorParameters<typeof AwsJson1_1Protocol>[0];

type RecordOnWire = Omit<KinesisRecord, 'Data' | 'ApproximateArrivalTimestamp'> & {
	readonly Data: string;
	readonly ApproximateArrivalTimestamp?: unknown;
};

/**
Throws a TypeError for text that is no base64, as the SDK does: the answer was garbled on its way. Buffer would skip invalid characters.
*/
const fromBase64 = (text: string): Uint8Array => {
	const bytes = Buffer.from(text, 'base64');
	const padding = text.endsWith('==') ? 2 : Number(text.endsWith('='));
	if (bytes.length !== (text.length * 3 / 4) - padding) {
		throw new TypeError('The data of a record is not base64.');
	}

	return bytes;
};

const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');

/**
Undefined if some emulator did not send it, or if it is not a time: the record matters more than its time.
*/
const toArrival = (time: unknown): Date | undefined => {
	try {
		const arrival = parseEpochTimestamp(time);
		return Number.isNaN(Number(arrival)) ? undefined : arrival;
	} catch {
		return undefined;
	}
};

const isText = (value: unknown, length: number): value is string => typeof value === 'string' && value.length <= length;

// Keys and data are cleaned where they are shown: they are what a person reads, and filters and exports take them as they are.
const toRecord = ({SequenceNumber, PartitionKey, Data, ApproximateArrivalTimestamp}: RecordOnWire): Partial<KinesisRecord> => {
	if (typeof Data !== 'string' || !isText(SequenceNumber, MAX_SEQUENCE_NUMBER_LENGTH) || !isText(PartitionKey, MAX_KEY_LENGTH)) {
		throw new TypeError('A record of the answer has no proper sequence number, partition key or data.');
	}

	return {
		SequenceNumber: visible(SequenceNumber),
		PartitionKey,
		Data: fromBase64(Data),
		ApproximateArrivalTimestamp: toArrival(ApproximateArrivalTimestamp),
	};
};

const readShardId = shapes.optional(shapes.text);

// Thousands of records go to the same shard.
let lastShardId: unknown;
let lastVisible: string | undefined;

const visibleShardId = (shardId: unknown): string | undefined => {
	if (shardId !== lastShardId) {
		lastShardId = shardId;
		lastVisible = readShardId(shardId, 'ShardId');
	}

	return lastVisible;
};

// Some emulators send null for what is not there.
const toResult = ({SequenceNumber, ShardId, ErrorCode, ErrorMessage}: PutRecordsResultEntry): PutRecordsResultEntry => ({
	SequenceNumber: SequenceNumber ?? undefined,
	ShardId: visibleShardId(ShardId),
	ErrorCode: ErrorCode ?? undefined,
	ErrorMessage: ErrorMessage ?? undefined,
});

/**
How to read the elements of long lists. Schemas read all others.
*/
const readers = new Map<unknown, (element: never) => unknown>([
	[Record$, toRecord],
	[PutRecordsResultEntry$, toResult],
]);

class RecordDeserializer extends JsonShapeDeserializer2 {
	override async read(schema: Schema, data: unknown): Promise<unknown> {
		if (!(data instanceof Uint8Array) || NormalizedSchema.of(schema).getSchema() !== GetRecordsOutput$) {
			return super.read(schema, data);
		}

		const scanned = scanAnswer(data);
		if (scanned === undefined) {
			return super.read(schema, data);
		}

		releaseBody(data);
		const answer = await super.read(schema, scanned.rest) as Record<string, unknown>;
		return {...answer, Records: scanned.records};
	}

	protected override _read(schema: Schema, value: unknown): unknown {
		const list = Array.isArray(value) ? NormalizedSchema.of(schema) : undefined;
		const read = list?.isListSchema() ? readers.get(list.getValueSchema().getSchema()) : undefined;
		return read ? (value as never[]).map(element => read(element)) : super._read(schema, value) as unknown;
	}
}

const putRecordsBody = (input: PutRecordsInput): Uint8Array => Buffer.from(JSON.stringify({
	...input,
	Records: input.Records?.map(({Data, ...entry}) => ({...entry, Data: Data && toBase64(Data)})),
}));

class RecordSerializer extends JsonShapeSerializer2 {
	#body: Uint8Array | undefined;

	override write(schema: Schema, value: unknown): void {
		this.#body = NormalizedSchema.of(schema).getSchema() === PutRecordsInput$ ? putRecordsBody(value as PutRecordsInput) : undefined;
		if (!this.#body) {
			super.write(schema, value);
		}
	}

	override flush(): Uint8Array {
		return this.#body ?? super.flush();
	}
}

class RecordCodec extends JsonCodec2 {
	override createSerializer(): JsonShapeSerializer2 {
		return new RecordSerializer(this.settings);
	}

	override createDeserializer(): JsonShapeDeserializer2 {
		return new RecordDeserializer(this.settings);
	}
}

/**
The service's protocol, faster for records. The SDK finds each field of each record by its schema, and checks all base64 for invalid characters; that takes as long as all other work of reading.
*/
export class RecordProtocol extends AwsJson1_1Protocol {
	constructor(settings: ProtocolSettings) {
		// As the SDK's own codec is made for this protocol: times are seconds since the epoch, names are as in the schema.
		super({...settings, jsonCodec: new RecordCodec({timestampFormat: {useTrait: true, default: 7}, jsonName: false})});
	}
}
