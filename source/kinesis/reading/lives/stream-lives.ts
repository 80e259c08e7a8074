import {classifyError, retrying} from '../../errors/error-kind.js';
import type {StreamSummary} from '../../../service/stream.js';
import {describeStreamOnce} from '../../streams/stream.js';
import {waitUntilActive} from '../../streams/waiting.js';
import type {ReadEvent} from '../../../service/read-event.js';
import type {ReadOptions} from '../read-options.js';
import {withShardOpener} from '../shard-openers.js';
import type {StartWishes} from '../../../service/reading-start.js';
import {readLife} from './stream-life.js';
import {findSuccessor} from './successor.js';

// Undefined without permission to describe; fan-out needs the stream's ARN.
const describe = async (options: ReadOptions, isPatient: boolean): Promise<StreamSummary | undefined> => {
	const {connection, streamName, signal, fanOut} = options;
	try {
		return await retrying(async () => describeStreamOnce(connection, streamName, signal), {...options, isPatient});
	} catch (error) {
		if (!fanOut && classifyError(error) === 'denied') {
			return undefined;
		}

		throw error;
	}
};

/**
Reads a stream, and the next one of its name after it was created again, until there is none or everything wanted is read. A failure at the very beginning is thrown, because a person waits. Later failures are retried.
*/
export const readLives = async (options: ReadOptions, emit: (event: ReadEvent) => Promise<void>): Promise<void> => {
	const {connection, streamName, clock, signal} = options;
	let wishes: StartWishes = options;
	for (let isPatient = false; ; isPatient = true) {
		const summary = await describe(options, isPatient);
		if (summary?.status === 'CREATING') {
			await waitUntilActive(connection, streamName, {clock, signal});
		}

		const life = {
			...options, ...wishes, isPatient, createdAt: summary?.createdAt, streamArn: summary?.arn, emit,
		};
		const end = await withShardOpener(life, async openShard => readLife({...life, openShard}));
		if (end.type === 'drained') {
			return;
		}

		const createdAt = end.type === 'recreated'
			? end.createdAt
			: await findSuccessor(life, {clock, signal, patienceMilliseconds: options.successorPatienceMilliseconds ?? 0});
		if (createdAt === undefined) {
			await emit({type: 'stream-deleted'});
			return;
		}

		await emit({type: 'stream-recreated', createdAt});
		wishes = {from: {type: 'trim-horizon'}, shardIds: options.shardIds, resumeFrom: undefined};
	}
};
