const DAY_MILLISECONDS = 86_400_000;

/**
The times (in ms) that still count for a limit per rolling 24 hours.
*/
export const withinDay = (times: readonly number[], now: number): number[] => times.filter(time => time > now - DAY_MILLISECONDS);
