import type {StartPosition} from '../../service/reading-start.js';
import type {Snapshot} from '../../monitor/snapshot.js';
import {toServicePosition} from '../../service/shard-position.js';
import {UserError} from '../../user-error.js';
import {kinesisWords} from '../aws-command.js';
import {defineAction} from '../define-action.js';
import {startWords} from './start-words.js';

// For the named shard, or else the first one: the call is the same for every shard.
const iteratorWords = ({state, shards}: Snapshot, from: StartPosition): readonly string[] | undefined => {
	const shardId = 'shardId' in from ? from.shardId : shards[0]?.shardId;
	const {type, sequenceNumber, timestamp} = toServicePosition(from);
	return shardId === undefined
		? undefined
		: kinesisWords('get-shard-iterator', {
			'stream-name': state.streamName,
			'shard-id': shardId,
			'shard-iterator-type': type,
			...(sequenceNumber !== undefined && {'starting-sequence-number': sequenceNumber}),
			...(timestamp && {timestamp: timestamp.toISOString()}),
		});
};

type RestartInput = {readonly from: StartPosition};

export const restartReading = defineAction({
	id: 'restart-reading',
	label: () => 'start reading',
	description: 'Starts reading over from another place; what is produced goes on.',
	isDangerous: false,
	changesStream: false,
	runsAlone: false,
	isEnabled: ({state}) => state.stream === undefined ? 'no stream' : true,
	cliEquivalent: (snapshot, {from}: RestartInput) => iteratorWords(snapshot, from),
	async run({reader, clock}, {from}: RestartInput) {
		if (reader === undefined) {
			throw new UserError('no-reader', 'There is no reader here: run `clickmon tail --from POSITION`, or the dashboard.');
		}

		reader.restart(from);
		return `reading starts over ${startWords(from, clock.now())}`;
	},
});
