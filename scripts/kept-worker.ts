import {ThreadsPoolWorker, type PoolOptions, type PoolWorker} from 'vitest/node';

type Listener = Parameters<PoolWorker['on']>[1];

/**
What one trial leaves behind, such as a timer, does not outlive so many.
*/
const MOST_TRIALS = 50;

let spare: {readonly thread: ThreadsPoolWorker; readonly trials: number} | undefined;

/**
A thread of vitest's own that runs several trials, one after the other. vitest loads a test file, and what is bundled with it, anew for each. Node's start, vitest itself and the packages stay: they took nearly all of a trial's time.
*/
const createKeptWorker = (options: PoolOptions): PoolWorker => {
	const {thread, trials} = spare ?? {thread: new ThreadsPoolWorker(options), trials: 0};
	spare = undefined;
	const listeners: Array<readonly [event: string, listener: Listener]> = [];
	return {
		name: 'kept',
		on(event, listener) {
			listeners.push([event, listener]);
			thread.on(event, listener);
		},
		off(event, listener) {
			thread.off(event, listener);
		},
		send(message) {
			if (message.type !== 'stop') {
				thread.send(message);
				return;
			}

			// The thread goes on; the pool hears what it waits for.
			for (const [event, listener] of listeners) {
				if (event === 'message') {
					listener({type: 'stopped', __vitest_worker_response__: true});
				}
			}
		},
		async start() {
			if (trials === 0) {
				await thread.start();
			}
		},
		async stop() {
			for (const [event, listener] of listeners) {
				thread.off(event, listener);
			}

			if (spare !== undefined || trials + 1 >= MOST_TRIALS) {
				await thread.stop();
			} else {
				spare = {thread, trials: trials + 1};
			}
		},
		deserialize: data => data,
	};
};

/**
Instead of `threads` of vitest: the thread is kept from trial to trial.
*/
export const keptPool = {name: 'kept', createPoolWorker: createKeptWorker};
