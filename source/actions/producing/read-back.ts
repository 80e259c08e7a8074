import {streamSource} from '../../kinesis/reading/reader.js';
import {listShards} from '../../kinesis/streams/shards.js';
import type {ClickProducer} from '../../monitor/producing/click-producer.js';
import type {TailContext} from '../reading/tail.js';

/**
A reader that runs beside a producer, from before its first record on.
*/
export type ReadBack = {
	/**
	Resolves once no record can be missed any more: every open shard is being read.
	*/
	readonly started: Promise<void>;
	/**
	Ends reading; rejects with what made it fail.
	*/
	stop(): Promise<void>;
};

/**
A shard that a reshard closes meanwhile never starts; its children are read from their beginning. The wait ends after this time.
*/
const START_DEADLINE_MILLISECONDS = 10_000;

/**
The signal of the context does not end it: what was accepted before an end is read after it.
*/
export const readBack = (context: TailContext, clicks: Pick<ClickProducer, 'onRead'>): ReadBack => {
	const {connection, streamName, clock} = context;
	const stopping = new AbortController();
	const {signal} = stopping;
	const {promise: allStarted, resolve: start} = Promise.withResolvers<void>();

	const read = async () => {
		const notStarted = new Set<string>();
		for (const {shardId} of await listShards(connection, streamName, {filter: {type: 'at-latest'}, signal})) {
			notStarted.add(shardId);
		}

		for await (const event of streamSource(context)({from: {type: 'latest'}}, signal)) {
			if (event.type === 'batch') {
				for (const record of event.records) {
					clicks.onRead(event.shardId, record, event.receivedAt);
				}
			} else if (event.type === 'shard-started') {
				notStarted.delete(event.shardId);
				if (notStarted.size === 0) {
					start();
				}
			}
		}
	};

	const reading = read();
	return {
		started: Promise.race([allStarted, reading, clock.sleep(START_DEADLINE_MILLISECONDS, signal)]),
		async stop() {
			stopping.abort();
			try {
				await reading;
			} catch (error) {
				if (error !== signal.reason) {
					throw error;
				}
			}
		},
	};
};
