/**
A place in one shard. Timestamps are in milliseconds since the epoch, by the service's clock.
*/
export type ShardPosition =
	| {readonly type: 'trim-horizon'}
	| {readonly type: 'latest'}
	| {readonly type: 'at-timestamp'; readonly timestamp: number}
	| {readonly type: 'at-sequence-number'; readonly sequenceNumber: string}
	| {readonly type: 'after-sequence-number'; readonly sequenceNumber: string};

/**
The position in the words of GetShardIterator and SubscribeToShard.
*/
export type ServicePosition = {
	readonly type: 'AT_SEQUENCE_NUMBER' | 'AFTER_SEQUENCE_NUMBER' | 'TRIM_HORIZON' | 'LATEST' | 'AT_TIMESTAMP';
	readonly sequenceNumber?: string;
	readonly timestamp?: Date;
};

export const toServicePosition = (position: ShardPosition): ServicePosition => {
	switch (position.type) {
		case 'trim-horizon': {
			return {type: 'TRIM_HORIZON'};
		}

		case 'latest': {
			return {type: 'LATEST'};
		}

		case 'at-timestamp': {
			return {type: 'AT_TIMESTAMP', timestamp: new Date(position.timestamp)};
		}

		case 'at-sequence-number': {
			return {type: 'AT_SEQUENCE_NUMBER', sequenceNumber: position.sequenceNumber};
		}

		case 'after-sequence-number': {
			return {type: 'AFTER_SEQUENCE_NUMBER', sequenceNumber: position.sequenceNumber};
		}
	}
};

/**
The position for a person, in the service's words: `AFTER_SEQUENCE_NUMBER 4959…`.
*/
export const describePosition = (position: ShardPosition): string => {
	const {type, sequenceNumber, timestamp} = toServicePosition(position);
	return [type, sequenceNumber ?? timestamp?.toISOString()].filter(part => part !== undefined).join(' ');
};
