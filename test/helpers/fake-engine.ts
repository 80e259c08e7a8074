import {
	ServiceError,
	type Engine,
	type SubscriptionEvent,
	type WireObject,
} from '../../source/local/operation.js';

/**
An engine that answers as it is told and remembers its calls, for tests of the wire.
*/
export type FakeEngine = Engine & {
	readonly calls: Array<{readonly operation: string; readonly input: WireObject}>;
};

export const createFakeEngine = (answers: {
	call?(operation: string, input: WireObject): WireObject;
	subscribeToShard?(input: WireObject, signal: AbortSignal): AsyncIterable<SubscriptionEvent>;
	shardIdsOf?(operation: string, input: WireObject): readonly string[];
} = {}): FakeEngine => {
	const calls: FakeEngine['calls'] = [];
	return {
		calls,
		call(operation, input) {
			calls.push({operation, input});
			return answers.call?.(operation, input) ?? {};
		},
		subscribeToShard(input, signal) {
			if (!answers.subscribeToShard) {
				throw new ServiceError('ResourceNotFoundException', 'No such consumer.');
			}

			return answers.subscribeToShard(input, signal);
		},
		...(answers.shardIdsOf && {shardIdsOf: answers.shardIdsOf}),
		usage: () => ({
			retainedBytes: 0, retainedRecords: 0, trimmedRecords: 0, throttled: {},
		}),
		close: () => undefined,
	};
};
