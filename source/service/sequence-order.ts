/**
Whether sequence number `a` comes after `b` in their shard: both are decimal, without leading zeros.
*/
export const isAfter = (a: string, b: string): boolean => a.length === b.length ? a > b : a.length > b.length;
