import type {CommonOptions} from '../command-line/shared-options.js';
import type {LocalKinesis} from '../local/server.js';

/**
An embedded endpoint for a command.
*/
export type EmbeddedEndpoint = {
	/**
	Resolves when it listens; rejects with a UserError when it cannot.
	*/
	readonly listening: Promise<LocalKinesis>;
	/**
	Aborts with a UserError when it stops by itself.
	*/
	readonly crash: AbortSignal;
};

/**
Starts an embedded endpoint, in a thread of its own: whoever has something else to load meanwhile does so.
*/
export const startEmbedded = async ({connection: {region}, hasLimits}: CommonOptions): Promise<EmbeddedEndpoint> => {
	const {startLocalKinesisInWorker} = await import('../local/worker/in-worker.js');
	const crash = new AbortController();
	const listening = startLocalKinesisInWorker({
		region,
		hasLimits,
		onCrash(error) {
			crash.abort(error);
		},
	});
	// It may fail before somebody waits for it.
	listening.catch(() => undefined);
	return {listening, crash: crash.signal};
};
