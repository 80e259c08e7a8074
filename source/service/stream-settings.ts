import type {StreamConsumer, StreamSummary} from './stream.js';

/**
The tags of a stream: values by their keys, sorted by key.
*/
export type StreamTags = ReadonlyMap<string, string>;

/**
A part of what the service says, or why that part is not known. `right` is the permission that is missing.
*/
export type Part<Value> =
	| {readonly value: Value; readonly trouble?: undefined}
	| {readonly value?: undefined; readonly trouble: {readonly message: string; readonly right?: string}};

/**
All that the service says of a stream, but its shards. Each part stands alone: one can be missing.
*/
export type StreamSettings = {
	/**
	Name, ARN, status, mode, creation, open shards, retention, encryption, key, shard-level metrics, most of a record, count of consumers.
	*/
	readonly summary: Part<StreamSummary>;
	/**
	Registered fan-out consumers.
	*/
	readonly consumers: Part<readonly StreamConsumer[]>;
	readonly tags: Part<StreamTags>;
};
