import {counted} from '../../words.js';
import type {Seen} from '../seen/seen.js';
import type {ShardSeen} from '../seen/shard-seen.js';
import type {Evidence, Guess, LabStep} from '../step.js';
import {shardsNamed} from '../words.js';

/**
Only two records or more can show an order.
*/
const ENOUGH = 2;

const readAgain = ({stream}: Seen): ShardSeen | undefined =>
	stream?.shards.values().find(({again}) => again !== undefined && again.records >= ENOUGH);

const seeAgain = (seen: Seen): Evidence | undefined => {
	const shard = readAgain(seen);
	if (shard) {
		return {at: shard.again!.at, text: `${shardsNamed([shard.shardId])} read from its oldest record on: ${counted(shard.again!.records, 'record')}`};
	}

	const elsewhere = seen.stream?.readElsewhere;
	return elsewhere && elsewhere.records >= ENOUGH
		? {at: elsewhere.at, text: `another program read ${shardsNamed([elsewhere.shardId])} from its oldest record on: ${counted(elsewhere.records, 'record')}`}
		: undefined;
};

const guess: Guess = {
	question: 'You read the stream from its oldest record on, a second time. What comes?',
	options: ['nothing: the records were taken out', 'only records put meanwhile', 'the same records once more'],
	outcome: seen => seeAgain(seen) && {option: 2, words: 'The same records: reading takes nothing away, and each reader has its own place. They go when their retention is over, after a day.'},
};

export const read: LabStep = {
	number: 3,
	id: 'read',
	title: 'Read',
	why: 'A reader asks a shard for an iterator, its place in the shard, and reads on from there. Reading takes nothing away: whoever starts at the oldest record gets all of them, in order.',
	do: {
		key: 's',
		words: 'Press s and choose the oldest (trim-horizon): the same records come again.',
		command: ({streamName, shardId}) => ({
			type: 'aws-of-aws',
			words: ['kinesis', 'get-records', '--shard-iterator'],
			inner: ['kinesis', 'get-shard-iterator', '--stream-name', streamName, '--shard-id', shardId, '--shard-iterator-type', 'TRIM_HORIZON', '--query', 'ShardIterator', '--output', 'text'],
		}),
	},
	look: 'The feed begins anew; each shard’s sequence numbers rise.',
	isOptional: false,
	dependsOnStream: true,
	costs: undefined,
	guess,
	checks: [{
		id: 'from-oldest',
		label: 'read from the oldest record on',
		isVisibleLater: false,
		see: seeAgain,
	}, {
		id: 'in-order',
		label: 'in order, per shard',
		isVisibleLater: false,
		see(seen) {
			const shard = readAgain(seen);
			if (shard) {
				return shard.isInOrder ? {at: shard.again!.at, text: `${counted(shard.again!.records, 'record')} of it in the order of their sequence numbers`} : undefined;
			}

			// The service itself gives a shard's records in order, whoever asks.
			const elsewhere = seeAgain(seen);
			return elsewhere && {at: elsewhere.at, text: 'as the shard has them, in order'};
		},
	}],
	hint({stream, connected}) {
		if (stream === undefined) {
			return 'There is no stream to read: press c first.';
		}

		return stream.records === 0
			? 'There is nothing to read yet: press p first.'
			: `Read so far as records came: press s, and choose the oldest.${connected?.endpoint === undefined ? ' What other programs read cannot be seen on AWS.' : ''}`;
	},
};
