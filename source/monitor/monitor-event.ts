import type {Shard} from '../service/shard.js';
import type {StreamSummary} from '../service/stream.js';
import type {ActivityEntry, MonitorState, WrittenRecord} from './state.js';

/**
What can happen to the state. `at` is the clock time in ms. Records and counters are no events: they go to the feed buffer and the meters.
*/
export type MonitorEvent = {readonly at: number} & (
	/**
	DescribeStreamSummary answered.
	*/
	| {readonly type: 'summary'; readonly summary: StreamSummary}
	/**
	ListShards answered, all pages.
	*/
	| {readonly type: 'shards'; readonly shards: readonly Shard[]}
	/**
	The service says that there is no such stream.
	*/
	| {readonly type: 'absent'}
	/**
	No usable answer: network, credentials, permission. The next `summary` or `absent` ends it. `answeredAt` is the clock time in ms of the last answer.
	*/
	| {readonly type: 'unreachable'; readonly problem: Problem; readonly answeredAt?: number}
	/**
	The reader found another stream under the same name, before the next summary shows it.
	*/
	| {readonly type: 'recreated'; readonly createdAt: number}
	/**
	Trouble while answers still come, such as a reader without permission.
	*/
	| {readonly type: 'problem'; readonly problem: Problem}
	| {readonly type: 'problem-cleared'; readonly code: string}
	| {readonly type: 'action-started'; readonly id: string; readonly label: string; readonly command?: string}
	| {readonly type: 'action-progressed'; readonly progress: string}
	| {readonly type: 'action-finished'; readonly text: string}
	| {readonly type: 'action-failed'; readonly message: string}
	| ({readonly type: 'written'} & WrittenRecord)
	| {readonly type: 'noted'; readonly kind: ActivityEntry['kind']; readonly text: string; readonly command?: string; readonly series?: string}
);

export type Problem = NonNullable<MonitorState['problem']>;
