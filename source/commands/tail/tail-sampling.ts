import prettyBytes from 'pretty-bytes';
import {SAMPLE_BYTES_PER_SHARD} from '../../kinesis/reading/sampling/sampling.js';
import {oneOfWords} from '../../monitor/reading/sample-words.js';
import {createSamplingMeter} from '../../monitor/reading/sampling-meter.js';
import type {ReadEvent} from '../../service/read-event.js';
import type {CommandContext} from '../command.js';
import type {TailConfig} from './options.js';

/**
So often it says again how much is skipped.
*/
const TELL_MILLISECONDS = 60_000;

/**
Says on stderr that what is printed is a sample, and of how much.
*/
export const createTailSampling = ({isSample, readLimit}: Pick<TailConfig, 'isSample' | 'readLimit'>, {clock, output}: Pick<CommandContext, 'clock' | 'output'>) => {
	const meter = createSamplingMeter();
	let oneOf: number | undefined;
	let toldAt = -Infinity;

	const tell = (at: number): void => {
		const view = meter.view(at);
		if (view === undefined) {
			return;
		}

		({oneOf} = view);
		if (at - toldAt < TELL_MILLISECONDS) {
			return;
		}

		toldAt = at;
		output.note(`Reading a sample: about ${oneOfWords(oneOf)} records since ${new Date(view.since).toISOString()}.`);
	};

	return {
		/**
		One of about so many records was read at last; undefined if none was skipped.
		*/
		get oneOf() {
			return oneOf;
		},
		async * over(events: AsyncIterable<ReadEvent>): AsyncGenerator<ReadEvent, void> {
			if (isSample) {
				output.note(`Reads a sample: at most ${prettyBytes(SAMPLE_BYTES_PER_SHARD, {binary: true})} a second of a shard, and ${prettyBytes(readLimit, {binary: true})} in all. Records are skipped where there are more.`);
			}

			for await (const event of events) {
				meter.note(event, clock.now());
				if (event.type === 'batch' && (event.sample?.skippedMilliseconds ?? 0) > 0) {
					tell(clock.now());
				}

				yield event;
			}
		},
	};
};
