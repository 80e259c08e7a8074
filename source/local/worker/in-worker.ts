import {existsSync} from 'node:fs';
import {Worker} from 'node:worker_threads';
import {UserError} from '../../user-error.js';
import type {LocalKinesis, LocalKinesisOptions} from '../server.js';
import type {
	MessageFromWorker,
	MessageToWorker,
	Usage,
	WorkerData,
} from './worker-messages.js';

export type InWorkerOptions = WorkerData & Pick<LocalKinesisOptions, 'onTrimmed' | 'onRepaired'> & {
	/**
	Told when the worker ends without having been stopped: the endpoint is gone.
	*/
	readonly onCrash?: (error: UserError) => void;
	/**
	The worker's program, for tests; else the bundle beside this file.
	*/
	readonly entry?: URL;
};

/**
How long a stop waits for the worker before it is ended by force, in ms.
*/
const STOP_DEADLINE_MILLISECONDS = 500;

/**
For what lives no longer than a call. Records lie in buffers, which do not count.
*/
const YOUNG_MEGABYTES = 3;

const bundledEntry = new URL('local-worker.js', import.meta.url);

const crashed = (reason: string): UserError => new UserError('embedded-kinesis-crashed', `The embedded Kinesis stopped by itself: ${reason}. Streams that were only in memory are gone; start clickmon again.`);

/**
Starts an embedded Kinesis in a worker thread, so that it and the screen do not slow each other down. Rejects with a UserError if the port is not available or the worker fails.

Without the bundle, as in a run from the source, it starts in this thread instead.
*/
export const startLocalKinesisInWorker = async ({onTrimmed, onRepaired, onCrash, entry, ...options}: InWorkerOptions = {}): Promise<LocalKinesis> => {
	if (!entry && !existsSync(bundledEntry)) {
		const {startLocalKinesis} = await import('../server.js');
		return startLocalKinesis({...options, onTrimmed, onRepaired});
	}

	// Its output must not run into the screen.
	const worker = new Worker(entry ?? bundledEntry, {
		workerData: options satisfies WorkerData,
		stdout: true,
		stderr: true,
		resourceLimits: {maxYoungGenerationSizeMb: YOUNG_MEGABYTES},
	});
	const exited = Promise.withResolvers<void>();
	const started = Promise.withResolvers<LocalKinesis>();
	let usage: Usage = {
		retainedBytes: 0, retainedRecords: 0, trimmedRecords: 0, throttled: {}, readFromOldest: {},
	};
	let isStopping = false;
	let isRunning = false;

	const post = (message: MessageToWorker) => {
		worker.postMessage(message);
	};

	const stop = async (): Promise<void> => {
		isStopping = true;
		post({type: 'stop'});
		const force = setTimeout(() => {
			void worker.terminate();
		}, STOP_DEADLINE_MILLISECONDS);
		await exited.promise;
		clearTimeout(force);
	};

	const end = (reason: string) => {
		const error = crashed(reason);
		started.reject(error);
		if (!isRunning || isStopping) {
			return;
		}

		isStopping = true;
		onCrash?.(error);
	};

	worker.on('message', (message: MessageFromWorker) => {
		switch (message.type) {
			case 'listening': {
				isRunning = true;
				started.resolve({
					endpoint: message.endpoint,
					port: message.port,
					setFaults(plan) {
						post({type: 'set-faults', plan});
					},
					usage: () => usage,
					stop,
				});
				break;
			}

			case 'refused': {
				started.reject(new UserError(message.code, message.message, {exitCode: message.exitCode}));
				break;
			}

			case 'usage': {
				({usage} = message);
				break;
			}

			case 'trimmed': {
				onTrimmed?.(message.trimmedRecords);
				break;
			}

			case 'repaired': {
				onRepaired?.(message.repair);
				break;
			}
		}
	});
	worker.once('error', (error: unknown) => {
		end(error instanceof Error ? error.message : String(error));
	});
	worker.once('exit', code => {
		exited.resolve();
		end(`its thread ended with code ${code}`);
	});
	return started.promise;
};
