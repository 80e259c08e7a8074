import type {ReadBefore} from '../monitor/feed/feed-part.js';
import type {MonitorEvent} from '../monitor/monitor-event.js';
import type {ForgetReason} from '../monitor/part.js';
import type {MonitorState} from '../monitor/state.js';
import type {ReadEvent} from '../service/read-event.js';

/**
One thing that happened in a recorded session. `t` is in ms since the recording began.
*/
export type RecordingEntry = {readonly t: number} & (
	/**
	The whole state, so that a replay can begin here; all slices follow. The first entry is one, and others follow at least every KEYFRAME_BYTES. `read` counts the records read before. `isNew`: the session went to another stream, and nothing earlier belongs to it.
	*/
	| {readonly e: 'state'; readonly state: MonitorState; readonly read?: ReadBefore; readonly isNew?: true}
	/**
	What changed the state.
	*/
	| {readonly e: 'event'; readonly event: MonitorEvent}
	/**
	What the reader reported, records included. A large batch is several entries: `isCut` says that it goes on in the next one.
	*/
	| {readonly e: 'read'; readonly read: ReadEvent; readonly isCut?: true}
	/**
	What was read no longer counts.
	*/
	| {readonly e: 'forget'; readonly reason: ForgetReason}
	/**
	A part of the screen's snapshot that cannot be computed from the records, such as the producer's: the fields that changed since its last entry, null for a field that is gone. `changes` is null when the whole part is gone.
	*/
	| {readonly e: 'slice'; readonly of: string; readonly changes: SliceChanges}
	/**
	The screen was given a snapshot: a replay shows the same one at the same time.
	*/
	| {readonly e: 'look'}
	/**
	Somebody looked at the facts of the snapshot made at `at` (ms since the recording began), so they were computed.
	*/
	| {readonly e: 'facts'; readonly at: number}
	/**
	Something to jump to, such as a step of the lab that was ticked; `caption` is for the screen.
	*/
	| {readonly e: 'mark'; readonly label: string; readonly caption?: string}
	/**
	The disk was too slow: this many records are not in the recording.
	*/
	| {readonly e: 'gap'; readonly records: number}
	/**
	The last entry of a closed recording. It was closed because the session ended, or because it reached its maximum size.
	*/
	| {readonly e: 'end'; readonly reason: 'closed' | 'full'}
);

export type SliceChanges = Readonly<Record<string, unknown>> | null; // eslint-disable-line @typescript-eslint/no-restricted-types

/**
The first line of a recording.
*/
export type RecordingHeader = {
	readonly clickmon: 'recording';
	readonly version: number;
	/**
	Milliseconds since the epoch, by the recording machine's clock: `t` 0.
	*/
	readonly startedAt: number;
	readonly program: string;
	readonly streamName: string;
	readonly region: string;
	/**
	Host and port, where it was not AWS.
	*/
	readonly endpoint?: string;
	readonly isEmbedded: boolean;
	/**
	The lab's guide was open from the start.
	*/
	readonly hasGuide?: boolean;
	/**
	The terminal's size at the start; undefined without one.
	*/
	readonly columns?: number;
	readonly rows?: number;
};

/**
Recordings of this version and older ones are read.
*/
export const RECORDING_VERSION = 1;
