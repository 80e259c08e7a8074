/**
Rates are smoothed over this time.
*/
export const RATE_WINDOW_MILLISECONDS = 5000;

/**
Polls are about a second apart: until the next one is overdue, a rate stands as the last one left it.
*/
const NEXT_READ_DUE_MILLISECONDS = 2000;

const SHORTEST_WINDOW_MILLISECONDS = 1000;

type Answer = {
	readonly from: number;
	readonly to: number;
	readonly records: number;
};

/**
How fast one shard is read.
*/
export type ShardIntake = {
	/**
	What one answer brought; `receivedAt` in clock ms.
	*/
	add(receivedAt: number, records: number): void;
	/**
	Records per second over the last RATE_WINDOW_MILLISECONDS, or since `since` if that is later: when reading this shard began, unless told otherwise.
	*/
	rate(now: number, since?: number): number;
	/**
	The shard was read to its end: no further answer is waited for.
	*/
	close(): void;
};

/**
An answer holds what arrived since the one before, so its records are spread over that time: a steady stream then shows a steady rate however it is polled. `startedAt` is when reading began.
*/
export const createShardIntake = (startedAt: number): ShardIntake => {
	let answers: Answer[] = [];
	let readUntil = startedAt;
	let isClosed = false;

	return {
		add(receivedAt, records) {
			const isOld = (answer: Answer): boolean => answer.to <= receivedAt - RATE_WINDOW_MILLISECONDS;
			if (answers.length > 0 && isOld(answers[0]!)) {
				answers = answers.filter(answer => !isOld(answer));
			}

			if (records > 0) {
				answers.push({
					from: Math.min(readUntil, receivedAt), to: receivedAt, records,
				});
			}

			readUntil = receivedAt;
		},
		close() {
			isClosed = true;
		},
		rate(now, since = startedAt) {
			const end = Math.max(readUntil, isClosed ? now : now - NEXT_READ_DUE_MILLISECONDS);
			const start = Math.max(since, end - RATE_WINDOW_MILLISECONDS);
			let records = 0;
			for (const {from, to, ...answer} of answers) {
				const part = to > from ? (to - Math.max(from, start)) / (to - from) : Number(to >= start);
				if (!(part > 0)) {
					continue;
				}

				records += answer.records * part;
			}

			const seconds = Math.max(SHORTEST_WINDOW_MILLISECONDS, end - start) / 1000;
			return records / seconds;
		},
	};
};
