import type {AlertsView} from '../monitor/alerts/alert.js';
import type {MonitorEvent} from '../monitor/monitor-event.js';
import type {Snapshot} from '../monitor/snapshot.js';
import type {ProducerView} from '../monitor/producing/producer-view.js';
import type {MonitorState} from '../monitor/state.js';
import type {ReadEvent} from '../service/read-event.js';

/**
One thing that happened in a recorded session. `t` is in ms since the recording began.
*/
export type RecordingEntry = {readonly t: number} & (
	/**
	The whole state, so that a replay can begin here. The first entry is one, and others follow at least every KEYFRAME_BYTES.
	*/
	| {readonly e: 'state'; readonly state: MonitorState}
	/**
	What changed the state.
	*/
	| {readonly e: 'event'; readonly event: MonitorEvent}
	/**
	What the reader reported, records included.
	*/
	| {readonly e: 'read'; readonly read: ReadEvent}
	/**
	How the producer stands, as the screen shows it.
	*/
	| {readonly e: 'producer'; readonly producer: ProducerView}
	| {readonly e: 'reading'; readonly reading: Snapshot['reading']}
	| {readonly e: 'alerts'; readonly alerts: AlertsView}
	/**
	Something to jump to, such as a step of the lab that was ticked; `caption` is for the screen.
	*/
	| {readonly e: 'mark'; readonly label: string; readonly caption?: string}
	/**
	The disk was too slow, and so many records are not in the recording.
	*/
	| {readonly e: 'gap'; readonly records: number}
	/**
	The last entry of a recording that was closed: by the session's end, or because it had become as large as it may.
	*/
	| {readonly e: 'end'; readonly reason: 'closed' | 'full'}
);

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
	The terminal's size at the start; undefined without one.
	*/
	readonly columns?: number;
	readonly rows?: number;
};

/**
Recordings of this version and older ones are read.
*/
export const RECORDING_VERSION = 1;
