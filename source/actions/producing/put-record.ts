import {firstDigits, placeOf} from '../../explain/key-place.js';
import {putOne} from '../../kinesis/producing/put-one.js';
import {listShards} from '../../kinesis/streams/shards.js';
import {whyBadKey} from '../../records/input/input-record.js';
import {sanitize} from '../../records/text/sanitize.js';
import {cutText} from '../../records/text/text-width.js';
import {isOpen} from '../../service/shard.js';
import {shortShardId} from '../../records/text/short-shard-id.js';
import {UserError} from '../../user-error.js';
import type {ActionContext} from '../action.js';
import {kinesisWords} from '../aws-command.js';
import {defineAction} from '../define-action.js';
import {whyNotWritable} from './control-producer.js';

export type RecordInput = {
	readonly partitionKey: string;
	/**
	Goes as UTF-8.
	*/
	readonly data: string;
};

const SHOWN_KEY = 30;

const run = async ({connection, streamName, signal, wrote}: ActionContext, {partitionKey, data}: RecordInput): Promise<string> => {
	const fault = whyBadKey(partitionKey);
	if (fault !== undefined) {
		throw new UserError('bad-record', `The record was not put: ${fault}.`);
	}

	const {shardId, sequenceNumber} = await putOne(connection, streamName, {partitionKey, data: new TextEncoder().encode(data)}, signal);
	// The record is there, whatever becomes of this call: it only says why it is there.
	const shards = await listShards(connection, streamName, {signal}).catch(() => []);
	const {hashKey, shard} = placeOf(partitionKey, shards.filter(one => isOpen(one)));
	const name = `shard ${shortShardId(shardId)}`;
	const place = shard?.shardId === shardId
		? `${name}, which takes ${firstDigits(shard.startingHashKey)} to ${firstDigits(shard.endingHashKey)}: its MD5 begins with ${firstDigits(hashKey)}`
		: name;
	wrote?.({shardId, sequenceNumber, place});
	return `put a record of key ${cutText(sanitize(partitionKey), SHOWN_KEY)} into ${place}; sequence number ${sequenceNumber}`;
};

export const putRecord = defineAction({
	id: 'put-record',
	label: () => 'write a record',
	description: 'Writes one record, and says which shard it went to, and why.',
	consequence: () => 'This writes one record into the stream. Whoever reads the stream gets it, and nobody can take it out.',
	isDangerous: false,
	changesStream: true,
	runsAlone: false,
	isEnabled: snapshot => whyNotWritable(snapshot) ?? true,
	cliEquivalent: ({state}, {partitionKey, data}: RecordInput) => kinesisWords('put-record', {'stream-name': state.streamName, 'partition-key': partitionKey, data}),
	run: async (context, input: RecordInput) => run(context, input),
});
