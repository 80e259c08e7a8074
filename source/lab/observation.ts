import type {Cost} from '../cost/cost-words.js';
import type {KinesisRecord} from '../service/record.js';
import type {Shard} from '../service/shard.js';
import type {StreamMode, StreamStatus} from '../service/stream.js';

/**
An event that was observed, from here or from outside. `at` is clock time in ms. The lab's checks use only these; key presses are not among them.
*/
export type Observation = {readonly at: number} & (
	/**
	The endpoint gave its first answer. The sources say where the stream's name and the region came from: `$STREAM`, `--region`, `default`.
	*/
	| {
		readonly type: 'connected';
		readonly streamName: string;
		readonly streamSource: string;
		readonly region: string;
		readonly regionSource: string;
		/**
		Host and port, where it is not AWS.
		*/
		readonly endpoint: string | undefined;
	}
	/**
	The stream as DescribeStreamSummary says it is.
	*/
	| {readonly type: 'stream'; readonly stream: ObservedStream}
	/**
	The service says that there is no such stream.
	*/
	| {readonly type: 'absent'}
	/**
	All shards that ListShards gives, closed ones included.
	*/
	| {readonly type: 'shards'; readonly shards: readonly Shard[]}
	/**
	Our own reader starts, or starts again.
	*/
	| {readonly type: 'reading'; readonly from: 'latest' | 'trim-horizon' | 'elsewhere'}
	/**
	Records of a shard, in the order in which they were read.
	*/
	| {readonly type: 'read'; readonly shardId: string; readonly records: readonly KinesisRecord[]}
	/**
	A closed shard was read to its end.
	*/
	| {readonly type: 'shard-ended'; readonly shardId: string}
	/**
	The number of puts that were refused since the last such observation, and their shard if it is known.
	*/
	| {readonly type: 'throttled'; readonly shardId: string | undefined; readonly records: number}
	/**
	Another program read a shard from its oldest record on. Only an embedded endpoint can tell.
	*/
	| {readonly type: 'read-elsewhere'; readonly shardId: string; readonly records: number}
	/**
	The time from put to read in ms, measured by our own reader in this mode: the median and the 99th percentile.
	*/
	| {readonly type: 'latency'; readonly mode: 'polling' | 'fan-out'; readonly p50: number; readonly p99: number}
	/**
	What the stream has cost until now, or would have cost on AWS.
	*/
	| {readonly type: 'cost'; readonly cost: ObservedCost}
	/**
	The state of our own producer. It proves nothing; hints use it to say what is still to do.
	*/
	| {readonly type: 'producer'; readonly isProducing: boolean; readonly targetRate: number; readonly userCount: number | undefined; readonly hotUser: string | undefined}
	/**
	An action of this window, for the report: its words, and the AWS CLI's command that does the same.
	*/
	| {readonly type: 'action'; readonly text: string; readonly command: string | undefined}
);

export type ObservedCost = Pick<Cost, 'spent' | 'isOnAws' | 'region' | 'prices'>;

export type ObservedStream = {
	readonly name: string;
	/**
	Milliseconds since the epoch. With the name it identifies a stream.
	*/
	readonly createdAt: number;
	readonly status: StreamStatus;
	readonly mode: StreamMode;
	readonly openShardCount: number;
	readonly consumerCount: number;
};
