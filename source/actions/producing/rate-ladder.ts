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
