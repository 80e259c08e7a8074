/**
The rates that the keys step through, in events per second: 1-2-5 from one to the most that clickmon promises.
*/
export const RATE_LADDER = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000] as const;

/**
The next rung above or below; undefined at the end of the ladder. A rate between two rungs goes to the nearer one in that direction.
*/
export const nextRate = (rate: number, direction: 'up' | 'down'): number | undefined => direction === 'up'
	? RATE_LADDER.find(rung => rung > rate)
	: RATE_LADDER.findLast(rung => rung < rate);

/**
How many users click: the lab's five, of which some share a shard, then enough to fill all shards evenly, then one, which no count of shards helps.
*/
export const USER_COUNTS = [5, 1000, 1] as const;

/**
The next of them, round and round; the first after any other number.
*/
export const nextUserCount = (userCount: number): number => USER_COUNTS[(USER_COUNTS.indexOf(userCount as typeof USER_COUNTS[number]) + 1) % USER_COUNTS.length]!;
