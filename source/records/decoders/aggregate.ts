import {createHash} from 'node:crypto';
import {BinaryReader, WireType} from '@bufbuild/protobuf/wire';
import {grouped} from '../../words.js';

/**
A record as it was given to the Kinesis Producer Library, which packs many of them into one.
*/
export type AggregatedRecord = {
	readonly partitionKey: string;
	/**
	A decimal number that stands in for the MD5 sum of the partition key.
	*/
	readonly explicitHashKey: string | undefined;
	/**
	A view into the aggregate.
	*/
	readonly data: Uint8Array;
};

/**
What an aggregate holds, or why that is not known.
*/
export type Aggregate = {readonly records: readonly AggregatedRecord[]} | {readonly fault: string};

/**
An aggregate starts with four bytes that say so, and ends with the MD5 sum of the message between. Source: aggregation-format.md of the Kinesis Producer Library.
*/
const MAGIC_BYTES = 4;
const MD5_BYTES = 16;

/**
As many as fit in 10 MiB at 40 bytes each: only an aggregate that was made to fill the memory has more.
*/
const MAX_RECORDS = 250_000;

/**
Why an aggregate is unreadable.
*/
class Damage extends Error {}

type RawRecord = {partitionKeyIndex?: number; explicitHashKeyIndex?: number; data?: Uint8Array};

/**
Goes through the fields of a message. A field for which `isRead` returns false is skipped, as protobuf requires.
*/
const readFields = (bytes: Uint8Array, isRead: (reader: BinaryReader, number: number, wireType: WireType) => boolean) => {
	const reader = new BinaryReader(bytes);
	while (reader.pos < reader.len) {
		const [number, wireType] = reader.tag();
		if (!isRead(reader, number, wireType)) {
			reader.skip(wireType, number);
		}
	}
};

const readRecord = (bytes: Uint8Array): RawRecord => {
	const record: RawRecord = {};
	readFields(bytes, (reader, number, wireType) => {
		if (number === 1 && wireType === WireType.Varint) {
			record.partitionKeyIndex = Number(reader.uint64());
		} else if (number === 2 && wireType === WireType.Varint) {
			record.explicitHashKeyIndex = Number(reader.uint64());
		} else if (number === 3 && wireType === WireType.LengthDelimited) {
			record.data = reader.bytes();
		} else {
			return false;
		}

		return true;
	});
	return record;
};

const readMessage = (message: Uint8Array) => {
	const partitionKeys: string[] = [];
	const explicitHashKeys: string[] = [];
	const records: RawRecord[] = [];
	readFields(message, (reader, number, wireType) => {
		if (wireType !== WireType.LengthDelimited || number < 1 || number > 3) {
			return false;
		}

		if (number === 3) {
			records.push(readRecord(reader.bytes()));
		} else {
			(number === 1 ? partitionKeys : explicitHashKeys).push(reader.string());
		}

		if (records.length > MAX_RECORDS) {
			throw new Damage(`it has more than ${grouped(MAX_RECORDS)} user records`);
		}

		return true;
	});
	return {partitionKeys, explicitHashKeys, records};
};

/**
The tables may stand behind the records that refer to them.
*/
const recordsOf = ({partitionKeys, explicitHashKeys, records}: ReturnType<typeof readMessage>): readonly AggregatedRecord[] => {
	if (records.length === 0) {
		throw new Damage('it has no user record');
	}

	return records.map(({partitionKeyIndex, explicitHashKeyIndex, data}, index) => {
		const partitionKey = partitionKeys[partitionKeyIndex ?? -1];
		const explicitHashKey = explicitHashKeys[explicitHashKeyIndex ?? -1];
		if (partitionKey === undefined || data === undefined || (explicitHashKeyIndex !== undefined && explicitHashKey === undefined)) {
			throw new Damage(`user record ${index + 1} lacks its key or its data`);
		}

		return {partitionKey, explicitHashKey, data};
	});
};

/**
Whether the data says that it is an aggregate.
*/
export const isAggregate = (data: Uint8Array): boolean =>
	data[0] === 0xF3 && data[1] === 0x89 && data[2] === 0x9A && data[3] === 0xC2;

/**
Unpacks an aggregate. Never throws: a fault is returned.
*/
export const readAggregate = (data: Uint8Array): Aggregate => {
	const message = data.subarray(MAGIC_BYTES, -MD5_BYTES);
	const sum = data.subarray(-MD5_BYTES);
	if (data.length < MAGIC_BYTES + MD5_BYTES || !createHash('md5').update(message).digest().equals(sum)) {
		return {fault: 'damaged aggregate: its MD5 sum is another'};
	}

	try {
		return {records: recordsOf(readMessage(message))};
	} catch (error) {
		return {fault: `damaged aggregate: ${(error as Error).message}`};
	}
};
