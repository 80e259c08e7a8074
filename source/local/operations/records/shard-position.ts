import {invalidArgument} from '../../errors.js';
import {parseSequenceNumber} from '../../sequence-number.js';
import type {Account} from '../../state/account.js';
import {shardIdOf, type Shard} from '../../state/shard.js';
import type {Stream} from '../../state/stream.js';

/**
Where reading begins, as GetShardIterator and SubscribeToShard are told it.
*/
export type StartingPosition = {
	readonly type: 'AT_SEQUENCE_NUMBER' | 'AFTER_SEQUENCE_NUMBER' | 'TRIM_HORIZON' | 'LATEST' | 'AT_TIMESTAMP';
	readonly sequenceNumber: string | undefined;
	readonly timestamp: Date | undefined;
};

type Place = {
	readonly account: Account;
	readonly stream: Stream;
	readonly shard: Shard;
	readonly operation: string;
};

const invalidSequenceNumber = ({account, stream, shard, operation}: Place, sequenceNumber: string, because = '') =>
	invalidArgument(`StartingSequenceNumber ${sequenceNumber} used in ${operation} on shard ${shard.shardId} in stream ${stream.name} under account ${account.accountId} is invalid${because}.`);

/**
The counter of the first record at or after a sequence number, which need not be that of a record.
*/
const counterFor = (place: Place, text: string, isAfter: boolean): number => {
	const {shard} = place;
	const sequenceNumber = parseSequenceNumber(text);
	if (!sequenceNumber) {
		throw invalidSequenceNumber(place, text);
	}

	if (sequenceNumber.shardIndex !== shard.index) {
		throw invalidArgument(`Invalid StartingSequenceNumber. It encodes ${shardIdOf(sequenceNumber.shardIndex)}, while it was used in a call to a shard with ${shard.shardId}`);
	}

	if (sequenceNumber.creationSecond !== shard.creationSecond) {
		throw invalidSequenceNumber(place, text, ' because it did not come from this stream');
	}

	const {log} = shard;
	if (sequenceNumber.counter < log.firstCounter) {
		return log.firstCounter;
	}

	if (sequenceNumber.counter >= log.nextCounter) {
		return log.nextCounter;
	}

	const counter = Number(sequenceNumber.counter);
	const recordSecond = Math.floor(log.timeOf(counter) / 1000);
	if (recordSecond === sequenceNumber.arrivalSecond) {
		return isAfter ? counter + 1 : counter;
	}

	return recordSecond > sequenceNumber.arrivalSecond ? counter : counter + 1;
};

const SEQUENCE_NUMBER_RULE = 'Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and StartingSequenceNumber or (2) TRIM_HORIZON or LATEST and no StartingSequenceNumber.';

const needSequenceNumber = ({type, sequenceNumber}: StartingPosition) => {
	if (sequenceNumber === undefined) {
		throw invalidArgument(`${SEQUENCE_NUMBER_RULE} Request specified ${type} and no StartingSequenceNumber.`);
	}

	return sequenceNumber;
};

const needTimestamp = ({type, timestamp}: StartingPosition, now: number) => {
	if (!timestamp) {
		throw invalidArgument(`Must specify timestampInMillis parameter for iterator of type ${type}. Current request has no timestamp parameter.`);
	}

	if (timestamp.getTime() > now) {
		throw invalidArgument(`The timestampInMillis parameter cannot be greater than the currentTimestampInMillis. timestampInMillis: ${timestamp.getTime()}, currentTimestampInMillis: ${now}`);
	}

	return timestamp.getTime();
};

const checkNothingElse = ({type, sequenceNumber, timestamp}: StartingPosition) => {
	const requiresSequenceNumber = type === 'AT_SEQUENCE_NUMBER' || type === 'AFTER_SEQUENCE_NUMBER';
	if (sequenceNumber !== undefined && !requiresSequenceNumber) {
		throw invalidArgument(`${SEQUENCE_NUMBER_RULE} Request specified ${type} and also a StartingSequenceNumber.`);
	}

	if (timestamp && type !== 'AT_TIMESTAMP') {
		throw invalidArgument(`Timestamp is only taken with AT_TIMESTAMP. Request specified ${type} and also a Timestamp.`);
	}
};

/**
The counter of the record that reading begins with; B has the rules of each type. A position before the trim horizon means the horizon.
*/
export const resolvePosition = (place: Place, position: StartingPosition): number => {
	const {account, shard} = place;
	checkNothingElse(position);
	switch (position.type) {
		case 'TRIM_HORIZON': {
			return shard.log.firstCounter;
		}

		case 'LATEST': {
			return shard.log.nextCounter;
		}

		case 'AT_TIMESTAMP': {
			return shard.log.counterAtTime(needTimestamp(position, account.clock.now()));
		}

		case 'AT_SEQUENCE_NUMBER':
		case 'AFTER_SEQUENCE_NUMBER': {
			return counterFor(place, needSequenceNumber(position), position.type === 'AFTER_SEQUENCE_NUMBER');
		}
	}
};
