import {describe, expect, test} from 'vitest';
import {runTaskGroup} from '../../../../source/kinesis/reading/lives/task-group.js';
import {createManualClock} from '../../../helpers/manual-clock.js';

const start = () => {
	const clock = createManualClock();
	const stop = new AbortController();
	const log: string[] = [];
	// Takes a while to clean up after it was stopped.
	const linger = async (signal: AbortSignal) => {
		try {
			await clock.sleep(1_000_000, signal);
		} finally {
			await clock.sleep(50);
			log.push('cleaned up');
		}
	};

	return {
		clock, stop, log, linger,
	};
};

describe('a group ends, when all its tasks have ended,', () => {
	test('with the first result', async () => {
		const {clock, stop, log, linger} = start();
		const result = runTaskGroup<string>(stop.signal, ({signal, run, finish}) => {
			run(async () => linger(signal));
			run(async () => {
				await clock.sleep(10, signal);
				finish('first');
				finish('second');
				run(async () => {
					log.push('begun after the end');
				});
			});
		}).then(value => [value, ...log]);
		await clock.advance(100);
		expect(await result).toEqual(['first', 'cleaned up']);
	});

	test('with the first failure', async () => {
		const {clock, stop, log, linger} = start();
		const result = runTaskGroup(stop.signal, ({signal, run}) => {
			run(async () => linger(signal));
			run(async () => {
				throw new Error('broken');
			});
		}).catch((error: unknown) => [(error as Error).message, ...log]);
		await clock.advance(100);
		expect(await result).toEqual(['broken', 'cleaned up']);
	});

	test('with the reason of the signal that stopped it', async () => {
		const {clock, stop, log, linger} = start();
		const result = runTaskGroup(stop.signal, ({signal, run}) => {
			run(async () => linger(signal));
		}).catch((error: unknown) => [(error as Error).message, ...log]);
		await clock.advance(10);
		stop.abort(new Error('stopped'));
		await clock.advance(100);
		expect(await result).toEqual(['stopped', 'cleaned up']);
	});
});
