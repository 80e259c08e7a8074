import {classifyError, isConsumerNotFound} from '../../errors/error-kind.js';
import type {ReadEvent} from '../../../service/read-event.js';
import type {ChildShard, ShardConsumer} from '../shard-reading.js';

export type Draining = {
	readonly shardId: string;
	readonly consumer: ShardConsumer;
	readonly signal: AbortSignal;
	emit(event: ReadEvent): Promise<void>;
	/**
	Called when the service says that something is not there or not right; throws if that is the stream.
	*/
	checkStream(cause: unknown): Promise<void>;
};

/**
Sends on what a consumer yields until the end of its shard, and returns the children. If the shard is gone and the stream is not, the shard has ended: its last record has expired.
*/
export const drainShard = async ({shardId, consumer, signal, emit, checkStream}: Draining): Promise<readonly ChildShard[]> => {
	try {
		for (;;) {
			const {done, value} = await consumer.next();
			if (done) {
				return value;
			}

			await emit(value);
		}
	} catch (error) {
		signal.throwIfAborted();
		const kind = classifyError(error);
		if (kind === 'not-found' || kind === 'invalid') {
			await checkStream(error);
		}

		if (kind !== 'not-found' || isConsumerNotFound(error)) {
			throw error;
		}

		await emit({type: 'shard-ended', shardId, childShardIds: []});
		return [];
	} finally {
		await consumer.return([]);
	}
};
