import type {ReadEvent} from '../service/read-event.js';
import type {StartPosition} from '../service/reading-start.js';
import type {MonitorEvent} from './monitor-event.js';
import type {MonitorState} from './state.js';

/**
Why what was read so far no longer counts: reading starts over at another place, or another stream has the name.
*/
export type ForgetReason =
	| {readonly type: 'restart'; readonly from: StartPosition}
	| {readonly type: 'recreated'};

/**
One part of a session, such as the feed or the producer. The monitor is a list of parts and calls each in the order of the list; a recorder is one more of them.
*/
export type Part = {
	/**
	Takes what the reader reports; `at` is clock time in ms. A batch is one event: this is the hot path. Returns true when the screen has something new to show. The reader waits for a promise.
	*/
	take?(event: ReadEvent, at: number): boolean | void | Promise<void>;
	/**
	Drops what it holds of the reading that ends, or of the stream that is gone.
	*/
	forget?(reason: ForgetReason): void;
	/**
	The stream or an action changed: `state` is how things stand now, and `event` what changed it.
	*/
	follow?(state: MonitorState, before: MonitorState, event: MonitorEvent): void;
	/**
	Works until the signal aborts. It ends early only by throwing, for a fault of ours.
	*/
	run?(signal: AbortSignal): Promise<void>;
	/**
	The session ends: finishes what is under way, while the other parts still run.
	*/
	finish?(): Promise<void>;
};

/**
A part that has a slice of the snapshot: `view` gives it, as of a clock time in ms.
*/
export type ShownPart<Slice> = Part & {
	view(at: number): Slice;
};
