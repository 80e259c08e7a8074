import type {Shard} from '../../source/service/shard.js';
import type {StreamSummary} from '../../source/service/stream.js';
import type {MonitorEvent} from '../../source/monitor/monitor-event.js';
import {reduce} from '../../source/monitor/reducer.js';
import {initialState, type TrackedState} from '../../source/monitor/tracked-state.js';

/**
A stream as DescribeStreamSummary gives it.
*/
export const summaryOf = (fields: Partial<StreamSummary> = {}): StreamSummary => ({
	name: 'clickstream-lab',
	arn: 'arn:aws:kinesis:us-east-1:000000000000:stream/clickstream-lab',
	status: 'ACTIVE',
	mode: 'PROVISIONED',
	createdAt: 1000,
	retentionHours: 24,
	openShardCount: 1,
	consumerCount: 0,
	encryptionType: 'NONE',
	maxRecordSizeInKib: 1024,
	...fields,
});

export const shardOf = (number: number, fields: Partial<Shard> = {}): Shard => ({
	shardId: `shardId-${String(number).padStart(12, '0')}`,
	parentShardId: undefined,
	adjacentParentShardId: undefined,
	startingHashKey: 0n,
	endingHashKey: (2n ** 128n) - 1n,
	startingSequenceNumber: '1',
	endingSequenceNumber: undefined,
	...fields,
});

/**
The state before anything was heard of the stream.
*/
export const freshState = (fields: Partial<TrackedState> = {}): TrackedState => ({
	...initialState({
		streamName: 'clickstream-lab', region: 'us-east-1', endpoint: undefined, isEmbedded: false, isReadOnly: false,
	}),
	...fields,
});

type WithoutTime<Event> = Event extends unknown ? Omit<Event, 'at'> : never;

/**
The state after these events, a second apart.
*/
export const after = (...events: Array<WithoutTime<MonitorEvent>>): TrackedState => {
	let state = freshState();
	for (const [index, event] of events.entries()) {
		state = reduce(state, {...event, at: index * 1000});
	}

	return state;
};
