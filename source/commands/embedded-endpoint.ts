import {setImmediate as nextTurn} from 'node:timers/promises';
import type {LocalKinesis} from '../local/server.js';
import {UserError} from '../user-error.js';
import type {CommonOptions} from './options/common-options.js';

/**
Record bytes that it keeps, over all streams: a day of the lab at its own pace. A monitor should stay small, however long it runs; `clickmon local` keeps more.
*/
const MAX_BYTES = 32 * 1024 * 1024;

/**
An embedded endpoint for a command.
*/
export type EmbeddedEndpoint = {
	/**
	Its URL, when it listens; rejects with a UserError when it cannot.
	*/
	readonly listening: Promise<string>;
	/**
	Aborts with a UserError when it cannot listen, or stops by itself.
	*/
	readonly crash: AbortSignal;
	/**
	What its limits turned down of a stream since that was created, whoever asked; a second old at most. Undefined before it listens.
	*/
	throttledOf(streamName: string): {readonly records: number; readonly reads: number} | undefined;
	/**
	What other programs read of a stream from a shard's oldest record on; a second old at most.
	*/
	readFromOldestOf(streamName: string): {readonly shardId: string; readonly records: number} | undefined;
	/**
	How many records it dropped, of all streams, because it keeps only this many bytes; a second old at most.
	*/
	droppedRecords(): {readonly records: number; readonly keptBytes: number};
	stop(): Promise<void>;
};

/**
Starts an embedded endpoint, in a thread of its own. Returns before: a thread that starts takes the processor from the first frame.
*/
export const startEmbedded = ({connection: {region}, hasLimits, embedded = {}}: CommonOptions): EmbeddedEndpoint => {
	const crash = new AbortController();
	const start = async (): Promise<LocalKinesis> => {
		await nextTurn();
		const {startLocalKinesisInWorker} = await import('../local/worker/in-worker.js');
		const {preferredPort, transitionMilliseconds} = embedded;
		const startOn = async (port: number | undefined): Promise<LocalKinesis> => startLocalKinesisInWorker({
			region,
			hasLimits,
			port,
			transitionMilliseconds,
			maxBytes: MAX_BYTES,
			onCrash(error) {
				crash.abort(error);
			},
		});
		try {
			return await startOn(preferredPort);
		} catch (error) {
			// Another program has the port: any free one does.
			if (preferredPort === undefined || !(error instanceof UserError)) {
				throw error;
			}

			return startOn(undefined);
		}
	};

	let running: LocalKinesis | undefined;
	const starting = start();
	const locate = async (): Promise<string> => {
		try {
			running = await starting;
			return running.endpoint;
		} catch (error) {
			crash.abort(error);
			throw error;
		}
	};

	const listening = locate();
	// The signal reports the failure.
	listening.catch(() => undefined);
	return {
		listening,
		crash: crash.signal,
		throttledOf: streamName => running && (running.usage().throttled[streamName] ?? {records: 0, reads: 0}),
		readFromOldestOf: streamName => running?.usage().readFromOldest[streamName],
		droppedRecords: () => ({records: running?.usage().trimmedRecords ?? 0, keptBytes: MAX_BYTES}),
		async stop() {
			// What could not start need not stop.
			const kinesis = await starting.catch(() => undefined);
			await kinesis?.stop();
		},
	};
};
