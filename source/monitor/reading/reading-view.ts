import type {ReadingMode, ReadingStart} from '../controls.js';
import type {Percentiles} from '../meters/latency-meter.js';
import type {SampleView} from './sampling-meter.js';

/**
How the stream is read.
*/
export type ReadingView = {
	readonly mode: ReadingMode;
	/**
	The last requested start, and since when.
	*/
	readonly start?: ReadingStart;
	/**
	The name of the consumer for fan-out, registered or not yet.
	*/
	readonly consumerName?: string;
	/**
	Put→read time in ms of our own events; undefined without any.
	*/
	readonly latency: Percentiles | undefined;
	/**
	The last put→read time of the other mode, for comparison; undefined if it was not used.
	*/
	readonly otherLatency?: Percentiles;
	/**
	Undefined while every record is read.
	*/
	readonly sample?: SampleView | undefined;
	/**
	The session was asked for a sample: what needs every record does not go with it.
	*/
	readonly isSampleAsked?: boolean;
	/**
	Records were skipped at some time of the session.
	*/
	readonly hasSkipped?: boolean;
};
