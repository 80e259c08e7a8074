import type {Shard} from '../service/shard.js';
import type {StreamSummary} from '../service/stream.js';

/**
One line of the activity pane.
*/
export type ActivityEntry = {
	/**
	Increases by one per entry.
	*/
	readonly id: number;
	/**
	Clock time in ms.
	*/
	readonly at: number;
	/**
	`action`: what a person asked for; `event`: what happened to the stream; `problem`: what went wrong, with what to do next.
	*/
	readonly kind: 'action' | 'event' | 'problem';
	readonly text: string;
	/**
	The equivalent `aws kinesis …` command, quoted for this platform's shell.
	*/
	readonly command?: string;
};

/**
What changes seldom: the reducer's state. Records and counters live in the ring buffers and meters.
*/
export type MonitorState = {
	readonly streamName: string;
	readonly region: string;
	readonly endpoint: string | undefined;
	readonly isEmbedded: boolean;
	/**
	The profile whose credentials are used, where one was named.
	*/
	readonly profile?: string | undefined;
	readonly isReadOnly: boolean;
	/**
	`connecting` until the first answer; `absent` when the service says there is no such stream; `unreachable` while no answer comes (the last known stream stays in `stream`).
	*/
	readonly connectivity: 'connecting' | 'present' | 'absent' | 'unreachable';
	readonly stream: StreamSummary | undefined;
	/**
	While `unreachable`: clock time in ms of the last answer. All that is said of the stream is as of then.
	*/
	readonly asOf?: number;
	/**
	Clock time in ms since which the stream has its status, as far as this process saw it: the screen counts CREATING, UPDATING and DELETING from here.
	*/
	readonly statusSince?: number;
	/**
	All shards the service lists, closed ones included, in hash-key order.
	*/
	readonly shards: readonly Shard[];
	/**
	The current trouble in one line with its remedy, for the status strip; undefined when all is well.
	*/
	readonly problem: {readonly code: string; readonly message: string} | undefined;
	/**
	The action that is being carried out, and its progress in a few words.
	*/
	readonly runningAction: {readonly id: string; readonly label: string; readonly progress: string; readonly startedAt: number} | undefined;
	/**
	Newest last, at most 500.
	*/
	readonly activity: readonly ActivityEntry[];
};
