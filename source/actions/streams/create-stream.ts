import {classifyError, retrying} from '../../kinesis/errors/error-kind.js';
import {createStream, describeStream} from '../../kinesis/streams/stream.js';
import {waitUntilActive} from '../../kinesis/streams/waiting.js';
import {UserError} from '../../user-error.js';
import {counted, named} from '../../words.js';
import type {ActionContext} from '../action.js';
import {kinesisWords} from '../aws-command.js';
import {defineAction} from '../define-action.js';

const DEFAULT_SHARD_COUNT = 1;

type CreateStreamInput = {
	/**
	Open shards; default 1.
	*/
	readonly shardCount?: number;
};

const order = async ({connection, streamName, signal}: ActionContext, shardCount: number): Promise<'new' | 'exists'> => {
	try {
		await retrying(async () => createStream(connection, streamName, shardCount, signal), {signal});
		return 'new';
	} catch (error) {
		if (classifyError(error) === 'in-use') {
			return 'exists';
		}

		throw error;
	}
};

const run = async (context: ActionContext, shardCount: number): Promise<string> => {
	const {connection, streamName, clock, signal} = context;
	const isNew = await order(context, shardCount) === 'new';
	if (!isNew) {
		const {status} = await describeStream(connection, streamName, signal);
		if (status === 'DELETING') {
			throw new UserError('in-use', `The ${named(streamName)} is being deleted: create it again in a moment, when it is gone.`);
		}
	}

	const stream = await waitUntilActive(connection, streamName, {clock, signal, onStatus: context.progress});
	const shards = counted(stream.openShardCount, 'open shard');
	return isNew
		? `created ${named(streamName)}: ACTIVE, ${shards}`
		: `${named(streamName)} exists already: ACTIVE, ${shards}`;
};

export const streamCreation = defineAction({
	id: 'create-stream',
	label: () => 'create',
	description: 'Creates the stream and waits until it is ACTIVE.',
	consequence: ({state}) => `This creates the stream ${state.streamName}. It costs money by the hour from then on, until it is deleted.`,
	isDangerous: false,
	changesStream: true,
	runsAlone: true,
	isEnabled({state}) {
		if (state.connectivity === 'absent') {
			return true;
		}

		return state.stream === undefined ? 'no connection' : 'there is a stream already';
	},
	cliEquivalent: ({state}, {shardCount = DEFAULT_SHARD_COUNT}: CreateStreamInput) => kinesisWords('create-stream', {'stream-name': state.streamName, 'shard-count': shardCount}),
	run: async (context, {shardCount = DEFAULT_SHARD_COUNT}: CreateStreamInput) => run(context, shardCount),
});
