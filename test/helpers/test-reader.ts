import {onTestFinished} from 'vitest';
import {readStream, type ReadOptions} from '../../source/kinesis/reading/reader.js';
import {collect} from './collect.js';
import {createFakeKinesis} from './fake-kinesis.js';
import {createManualClock} from './manual-clock.js';

/**
A fake service with the stream `s`, on a clock that only the test moves, and readers of that stream from its beginning. They stop with the test at the latest.
*/
export const createTestReader = ({shardCount = 1, ...ofAllReaders}: {readonly shardCount?: number} & Partial<ReadOptions> = {}) => {
	const clock = createManualClock();
	const service = createFakeKinesis(clock);
	service.createStream('s', shardCount);
	const stop = new AbortController();
	onTestFinished(() => {
		stop.abort();
	});

	/**
	A reader from which the test takes each event itself.
	*/
	const open = (options: Partial<ReadOptions> = {}) => readStream({
		connection: service.connection,
		streamName: 's',
		from: {type: 'trim-horizon'},
		clock,
		// The longest jitter: waits are exact.
		random: () => 1,
		signal: stop.signal,
		...ofAllReaders,
		...options,
	});

	/**
	A reader from which everything is taken at once.
	*/
	const read = (options: Partial<ReadOptions> = {}) => collect(open(options));

	return {
		clock, service, stop, open, read,
	};
};
