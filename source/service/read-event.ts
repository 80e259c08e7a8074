import type {KinesisRecord} from './record.js';
import type {StartWishes} from './reading-start.js';
import type {ShardPosition} from './shard-position.js';

/**
What a batch is a sample of: its records are all that was written within the covered time; what was written within the skipped time before it was not read. In ms, by the arrival of the records.
*/
export type SampledSpan = {
	readonly coveredMilliseconds: number;
	readonly skippedMilliseconds: number;
};

/**
What a reader of a stream reports, in order per shard. `tail`, the monitor and the tests consume these and nothing else.
*/
export type ReadEvent =
	| {
		readonly type: 'batch';
		readonly shardId: string;
		/**
		May be empty: an empty read is normal and not the end.
		*/
		readonly records: readonly KinesisRecord[];
		/**
		0 means caught up.
		*/
		readonly millisBehindLatest: number;
		/**
		Clock time in ms at which the answer arrived.
		*/
		readonly receivedAt: number;
		/**
		Where to go on after this batch: what a checkpoint keeps.
		*/
		readonly resumeAt?: ShardPosition;
		/**
		Undefined while every record is read.
		*/
		readonly sample?: SampledSpan;
	}
	| {readonly type: 'shard-waiting'; readonly shardId: string; readonly parentShardIds: readonly string[]}
	| {readonly type: 'shard-started'; readonly shardId: string; readonly position: string; readonly resumeAt?: ShardPosition}
	| {readonly type: 'shard-ended'; readonly shardId: string; readonly childShardIds: readonly string[]}
	/**
	Reading this shard goes on by itself in `retryInMs`; `reason` is for the screen, `message` is one line.
	*/
	| {
		readonly type: 'backing-off';
		readonly shardId: string;
		readonly reason: 'throttled' | 'unreachable' | 'service-error' | 'expired-iterator' | 'credentials' | 'denied';
		readonly message: string;
		readonly retryInMs: number;
	}
	/**
	The stream was deleted and created again under the same name: everything read so far belongs to another stream.
	*/
	| {readonly type: 'stream-recreated'; readonly createdAt: number}
	/**
	The last event of the reader.
	*/
	| {readonly type: 'stream-deleted'};

/**
Where read events come from, a live stream or a recording of one. Ends by itself when there is nothing more to come, and quietly when the signal aborts; throws a UserError for what needs a person.
*/
export type RecordSource = (start: StartWishes, signal: AbortSignal) => AsyncIterable<ReadEvent>;
