import {hashShareOf} from '../../service/hash-ranges.js';
import {isOpen} from '../../service/shard.js';
import {counted, oneLine} from '../../words.js';
import type {LabStep} from '../step.js';

/**
All hash keys, except for rounding.
*/
const WHOLE = 0.99999;

export const create: LabStep = {
	number: 1,
	id: 'create',
	title: 'Create',
	why: 'A stream is one or more shards. A shard is an ordered log that takes 1,000 records or 1 MB a second, and a range of the keys. One shard takes all keys.',
	do: {
		key: 'c',
		words: 'Press c to create the stream with one shard.',
		command: ({streamName}) => ({type: 'aws', words: ['kinesis', 'create-stream', '--stream-name', streamName, '--shard-count', '1']}),
	},
	look: 'CREATING becomes ACTIVE, and shard 0 has the keys from 00 to ff.',
	isOptional: false,
	dependsOnStream: true,
	costs: 'A shard costs money by the hour, until the stream is deleted.',
	guess: undefined,
	checks: [{
		id: 'active',
		label: 'the stream is ACTIVE',
		isVisibleLater: true,
		see: ({stream}) => stream?.activeAt === undefined ? undefined : {at: stream.activeAt, text: `${oneLine(stream.stream.name)} is ACTIVE`},
	}, {
		id: 'shard',
		label: 'its open shards take all keys',
		isVisibleLater: true,
		see({stream}) {
			const open = stream?.listed.filter(shard => isOpen(shard)) ?? [];
			let share = 0;
			for (const shard of open) {
				share += hashShareOf(shard);
			}

			return stream && share >= WHOLE
				? {at: stream.activeAt ?? stream.firstSeenAt, text: `${counted(open.length, 'open shard')} ${open.length === 1 ? 'takes' : 'take'} all keys`}
				: undefined;
		},
	}],
	hint({stream}) {
		return stream === undefined ? 'There is no stream yet: press c.' : `The stream is ${stream.stream.status}. It is ACTIVE in a moment.`;
	},
};
