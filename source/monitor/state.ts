import type {Shard} from '../service/shard.js';
import type {StreamSummary} from '../service/stream.js';

/**
One line of the activity pane.
*/
export type ActivityEntry = {
	/**
	Rises by one per entry.
	*/
	readonly id: number;
	/**
	Clock time in ms.
	*/
	readonly at: number;
	/**
	`action`: a person's action; `event`: a change of the stream; `problem`: a failure, with what to do next.
	*/
	readonly kind: 'action' | 'event' | 'problem';
	readonly text: string;
	/**
	Entries of one series that follow each other are one: the newest stands for all.
	*/
	readonly series?: string;
	/**
	The equivalent `aws kinesis …` command, quoted for this platform's shell.
	*/
	readonly command?: string;
};

/**
One record that this session wrote by hand, as the service answered.
*/
export type WrittenRecord = {
	readonly shardId: string;
	readonly sequenceNumber: string;
	/**
	Clock time in ms.
	*/
	readonly at: number;
	/**
	Where it went and why, as the end of a sentence: `shard 0, which takes 00 to 3f: its MD5 begins with 39`.
	*/
	readonly place: string;
};

/**
The state that changes seldom. Records and counters are in the ring buffers and meters.
*/
export type MonitorState = {
	readonly streamName: string;
	readonly region: string;
	readonly endpoint: string | undefined;
	readonly isEmbedded: boolean;
	/**
	The profile of the credentials, if one was named.
	*/
	readonly profile?: string | undefined;
	readonly isReadOnly: boolean;
	/**
	`connecting` until the first answer; `absent` if the service says that there is no such stream; `unreachable` while no answer comes (`stream` keeps the last known stream).
	*/
	readonly connectivity: 'connecting' | 'present' | 'absent' | 'unreachable';
	readonly stream: StreamSummary | undefined;
	/**
	While `unreachable`: clock time in ms of the last answer. All facts about the stream are from then.
	*/
	readonly asOf?: number;
	/**
	Clock time in ms since which the stream has had its status, as far as this process saw: the screen counts CREATING, UPDATING and DELETING from here.
	*/
	readonly statusSince?: number;
	/**
	All shards that the service lists, with closed ones, in hash-key order.
	*/
	readonly shards: readonly Shard[];
	/**
	The current problem in one line with its remedy, for the status strip; undefined without a problem.
	*/
	readonly problem: {readonly code: string; readonly message: string} | undefined;
	/**
	The running action, and its progress in a few words.
	*/
	readonly runningAction: {readonly id: string; readonly label: string; readonly progress: string; readonly startedAt: number} | undefined;
	/**
	The last record that was written by hand; the feed shows it once it is read.
	*/
	readonly written?: WrittenRecord;
	/**
	Newest last, at most 500.
	*/
	readonly activity: readonly ActivityEntry[];
};
