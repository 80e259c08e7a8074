import type {ReadingMode, ReadingStart} from '../controls.js';
import type {Percentiles} from '../meters/latency-meter.js';

/**
How the stream is read.
*/
export type ReadingView = {
	readonly mode: ReadingMode;
	/**
	From where, and since when, as it was asked for last.
	*/
	readonly start?: ReadingStart;
	/**
	The consumer that fan-out reads through, registered or to be registered.
	*/
	readonly consumerName?: string;
	/**
	Put→read time in ms, from our own events; undefined without any.
	*/
	readonly latency: Percentiles | undefined;
	/**
	The same as the other mode last had it, to compare; undefined while it was not used.
	*/
	readonly otherLatency?: Percentiles;
};
