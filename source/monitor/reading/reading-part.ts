import type {ReaderControl, ReadingMode, ReadingStart} from '../controls.js';
import type {Percentiles} from '../meters/latency-meter.js';
import type {MonitorOptions} from '../monitor-options.js';
import type {ForgetReason, ShownPart} from '../part.js';
import type {ClickProducer} from '../producing/click-producer.js';
import type {StreamPart} from '../watching/stream-part.js';
import type {ReadingView} from './reading-view.js';
import {createSamplingMeter, type SamplingMeter} from './sampling-meter.js';
import {createStreamReading, type StreamReadingOptions} from './stream-reading.js';

/**
The part that reads the stream and passes on the reader's events.
*/
export type ReadingPart = ShownPart<ReadingView> & {
	readonly control: ReaderControl & {readonly start: ReadingStart};
	/**
	What could not be undone when reading stopped, and what to do; one line each.
	*/
	readonly leftovers: readonly string[];
	readonly factorOf: SamplingMeter['factorOf'];
};

export const createReadingPart = (options: MonitorOptions & Pick<StreamReadingOptions, 'onReadEvent'> & {
	readonly stream: StreamPart;
	/**
	Has the put→read times of our own events.
	*/
	readonly clicks: Pick<ClickProducer, 'readLatency' | 'restartReadLatency' | 'isProving'>;
	/**
	Makes every part forget, with this one.
	*/
	forgetAll(reason: ForgetReason): void;
}): ReadingPart => {
	const {stream, clicks, clock, consumerName, sampling} = options;
	const meter = createSamplingMeter();
	const leftovers: string[] = [];
	const lastLatency = new Map<ReadingMode, Percentiles | undefined>();

	// Records put before the change are read late because of it: their times belong to neither mode.
	const changeMode = (before: ReadingMode) => {
		const now = clock.now();
		lastLatency.set(before, clicks.readLatency(now));
		clicks.restartReadLatency(now);
	};

	const reading = createStreamReading({
		...options,
		sampling: sampling && {...sampling, isHeld: () => clicks.isProving(clock.now())},
		mode: options.readingMode,
		getState: () => stream.state,
		onProblem: stream.onProblem,
		onCleared: stream.onCleared,
		onLeftover(message) {
			leftovers.push(message);
			stream.report({kind: 'problem', text: message});
		},
		onAnotherStream() {
			options.forgetAll({type: 'recreated'});
		},
		onFallback(message) {
			changeMode('fan-out');
			stream.report({kind: 'problem', text: `${message} Reading goes on by polling.`});
		},
	});

	let shown: ReadingView['sample'];
	// The same object while nothing changed.
	const sampleOf = (at: number): ReadingView['sample'] => {
		const sample = sampling && meter.view(at);
		if (sample?.oneOf !== shown?.oneOf || sample?.since !== shown?.since) {
			shown = sample && {...sample, ...sampling};
		}

		return shown;
	};

	return {
		leftovers,
		factorOf: meter.factorOf,
		take: meter.note,
		control: {
			get start() {
				return reading.start;
			},
			get mode() {
				return reading.mode;
			},
			setMode(mode) {
				changeMode(reading.mode);
				reading.setMode(mode);
			},
			restart(from) {
				options.forgetAll({type: 'restart', from});
			},
		},
		forget(reason) {
			meter.forget();
			if (reason.type === 'restart') {
				reading.restart(reason.from);
			}
		},
		follow() {
			reading.wake();
		},
		view: at => ({
			sample: sampleOf(at),
			isSampleAsked: sampling?.isAsked,
			hasSkipped: meter.hasSkipped,
			mode: reading.mode,
			start: reading.start,
			consumerName,
			latency: clicks.readLatency(at),
			otherLatency: lastLatency.get(reading.mode === 'polling' ? 'fan-out' : 'polling'),
		}),
		run: reading.run,
	};
};
