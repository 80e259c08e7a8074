/**
A word of the screen, explained in at most two lines of 74 characters.
*/
export type Term = {
	readonly term: string;
	readonly meaning: string;
};

export const glossary: readonly Term[] = [
	{term: 'record', meaning: 'Bytes that are put into a stream and read from it, up to 1 MB as a rule, with a partition key. It never changes, and reading does not remove it.'},
	{term: 'shard', meaning: 'An ordered log of records. It takes 1,000 records or 1 MB a second and gives out 2 MB a second. A stream is one or more of them.'},
	{term: 'partition key', meaning: 'A text that each record carries, such as a user’s name. Records of one key go to one shard and stay in order there.'},
	{term: 'hash key', meaning: 'The MD5 of the partition key as a number from 0 to 2^128. Each open shard takes a range of these numbers.'},
	{term: 'sequence number', meaning: 'A number that a shard gives each record. It rises within the shard. Across shards it says nothing about the order.'},
	{term: 'iterator', meaning: 'A reader’s place in a shard: oldest, newest, a time or after a record. It expires after five minutes without a read.'},
	{term: 'at tip', meaning: 'The reader has read the newest record of the shard: it is 0 ms behind and waits for the next one.'},
	{term: 'throttled', meaning: 'Refused because a shard’s limit is reached. The producer must put the record again later, or it is lost.'},
	{term: 'consumer', meaning: 'A program that reads a stream. All consumers that poll a shard share its five reads and 2 MB a second.'},
	{term: 'fan-out', meaning: 'Enhanced fan-out: a registered consumer gets its own 2 MB a second from each shard, and the service pushes records to it. It costs extra.'},
	{term: 'retention', meaning: 'How long a stream keeps a record: 24 hours, or up to a year for more money. Then it is gone, read or not.'},
	{term: 'reshard', meaning: 'To split or merge shards. The old ones close and can still be read; new ones open. Read a parent to its end before its children.'},
];
