import {counted} from '../../words.js';
import type {Seen} from '../seen/seen.js';
import type {Guess, LabStep} from '../step.js';
import {keyNamed, shardsNamed} from '../words.js';

/**
With this many records of a key in one shard, it is no accident.
*/
const ENOUGH = 3;

const keptKey = ({stream}: Seen) => {
	for (const {partitionKey, places} of stream?.keys.keys.values() ?? []) {
		const [first] = places;
		if (first && first.records >= ENOUGH) {
			return {partitionKey, ...first};
		}
	}

	return undefined;
};

const guess: Guess = {
	question: 'Five users click. Where will the clicks of one user be?',
	options: ['spread over all shards', 'always in the same shard', 'in whichever shard has room'],
	outcome(seen) {
		const key = keptKey(seen);
		return key && {option: 1, words: `Always in the same shard: the MD5 of “${keyNamed(key.partitionKey)}” never changes, and it decides.`};
	},
};

export const produce: LabStep = {
	number: 2,
	id: 'produce',
	title: 'Produce',
	why: 'A record is put with a partition key. Its MD5, a number, says which shard takes it, so one key’s records stay together and in order.',
	do: {
		key: 'p',
		words: 'Press p to write click events, or put one by hand.',
		command: ({streamName}) => ({
			type: 'aws',
			words: ['kinesis', 'put-record', '--stream-name', streamName, '--partition-key', 'user-1', '--data', '{"user_id":"user-1","url":"/cart"}'],
		}),
	},
	look: 'The feed: each record has its user, which is its partition key, and stands under its shard.',
	isOptional: false,
	dependsOnStream: true,
	costs: 'Each record costs a PUT payload unit: a million of them cents.',
	guess,
	checks: [{
		id: 'records',
		label: 'records arrive',
		isVisibleLater: true,
		see: ({stream}) => stream?.firstReadAt === undefined ? undefined : {at: stream.firstReadAt, text: `the first of ${counted(stream.records, 'record')} arrived`},
	}, {
		id: 'same-shard',
		label: `${ENOUGH} records of a key in one shard`,
		isVisibleLater: true,
		see(seen) {
			const key = keptKey(seen);
			return key && {at: seen.stream!.firstReadAt!, text: `${counted(key.records, 'record')} of ${keyNamed(key.partitionKey)}, all in ${shardsNamed([key.shardId])}`};
		},
	}],
	hint({stream, producer}) {
		if (stream === undefined) {
			return 'There is no stream to put records into: press c first.';
		}

		if (stream.records > 0) {
			return `${counted(stream.records, 'record')} came so far, and no key three times: put more with one partition key.`;
		}

		return producer?.isProducing ? 'Events are being written, and none has arrived yet.' : 'Nothing is written: press p.';
	},
};
