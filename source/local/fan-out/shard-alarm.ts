import type {Account} from '../state/account.js';
import type {Shard} from '../state/shard.js';

/**
What wakes a sleeping subscription.
*/
export type ShardAlarm = Disposable & {
	/**
	Resolves when the shard took a record, when its stream began to change, when the signal aborts, or at `time` (clock time in ms).
	*/
	sleepUntil(time: number): Promise<void>;
};

export const createShardAlarm = ({clock, listeners}: Account, shard: Shard, signal: AbortSignal): ShardAlarm => {
	let sleep: AbortController | undefined;
	const wake = () => {
		sleep?.abort();
	};

	const ofShard = listeners.get(shard) ?? new Set();
	listeners.set(shard, ofShard);
	ofShard.add(wake);
	signal.addEventListener('abort', wake);

	return {
		async sleepUntil(time) {
			sleep = new AbortController();
			try {
				await clock.sleep(Math.max(1, time - clock.now()), sleep.signal);
			} catch {
				// Woken: that is what the sleep's signal is for.
			}
		},
		[Symbol.dispose]() {
			signal.removeEventListener('abort', wake);
			ofShard.delete(wake);
			if (ofShard.size === 0) {
				listeners.delete(shard);
			}
		},
	};
};
