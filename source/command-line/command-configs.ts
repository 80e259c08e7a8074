import type {Look} from '../ui/appearance/appearance.js';
import type {FeedLimits} from '../monitor/feed/feed-buffer.js';
import type {Filter} from '../records/filter/filter.js';
import type {AlertOptions} from './alert-options.js';
import type {CommonOptions, EventOptions, ReadingOptions} from './shared-options.js';

export type SessionConfig = CommonOptions & EventOptions & ReadingOptions & AlertOptions & {
	readonly command: 'session';
	readonly isReadOnly: boolean;
	/**
	Open shards of a stream that the session creates.
	*/
	readonly shardCount: number;
	readonly feedLimits: FeedLimits | undefined;
	readonly look: Look;
};

export type CreateConfig = CommonOptions & {readonly command: 'create'; readonly shardCount: number};

export type StreamsConfig = CommonOptions & {readonly command: 'streams'};

export type StatusConfig = CommonOptions & {readonly command: 'status'};

export type ProduceConfig = CommonOptions & EventOptions & {
	readonly command: 'produce';
	readonly count: number | undefined;
	readonly isVerifying: boolean;
};

export type TailConfig = CommonOptions & ReadingOptions & AlertOptions & {
	readonly command: 'tail';
	/**
	Empty means every shard.
	*/
	readonly shardIds: readonly string[];
	/**
	Every record without one.
	*/
	readonly filter: Filter | undefined;
	/**
	A JMESPath expression, not checked yet.
	*/
	readonly query: string | undefined;
	/**
	Print records as they were put.
	*/
	readonly isRaw: boolean;
	readonly count: number | undefined;
	readonly isUntilCaughtUp: boolean;
	/**
	Without records.
	*/
	readonly isAlertsOnly: boolean;
	readonly isEndingOnAlert: boolean;
	readonly checkpointFile: string | undefined;
	/**
	Where the lines go instead of stdout.
	*/
	readonly outputFile: string | undefined;
	readonly rotateBytes: number | undefined;
};

export type ScaleConfig = CommonOptions & {readonly command: 'scale'; readonly shardCount: number};

export type DeleteConfig = CommonOptions & {readonly command: 'delete'; readonly isConfirmed: boolean};

export type LocalConfig = CommonOptions & {
	readonly command: 'local';
	readonly region: string;
	readonly port: number;
	readonly maxBytes: number | undefined;
	readonly dataDirectory: string | undefined;
	readonly faultsFile: string | undefined;
};

/**
Everything that the command line and the environment say, checked.
*/
export type Config = SessionConfig | CreateConfig | StreamsConfig | StatusConfig | ProduceConfig | TailConfig | ScaleConfig | DeleteConfig | LocalConfig;
