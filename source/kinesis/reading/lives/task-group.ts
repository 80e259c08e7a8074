/**
Tasks that work towards one result. The first to finish or to fail ends them all.
*/
export type TaskGroup<Result> = {
	/**
	Aborts when the group has ended.
	*/
	readonly signal: AbortSignal;
	run(task: () => Promise<void>): void;
	finish(result: Result): void;
};

/**
Resolves or rejects with how the group ended, once every task has. Rejects with the signal's reason when that aborts.
*/
export const runTaskGroup = async <Result>(signal: AbortSignal, begin: (group: TaskGroup<Result>) => void): Promise<Result> => {
	const stop = new AbortController();
	const groupSignal = AbortSignal.any([signal, stop.signal]);
	const {promise: result, resolve, reject} = Promise.withResolvers<Result>();
	const tasks = new Set<Promise<void>>();
	begin({
		signal: groupSignal,
		run(task) {
			if (groupSignal.aborted) {
				return;
			}

			// After the end nothing changes the result, not even the stop's own reason.
			const running = task().catch(reject).finally(() => {
				tasks.delete(running);
			});
			tasks.add(running);
		},
		finish(value) {
			resolve(value);
			stop.abort();
		},
	});
	try {
		return await result;
	} finally {
		stop.abort();
		await Promise.allSettled(tasks);
	}
};
