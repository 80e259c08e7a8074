import {formatDollars, priceSource} from '../../cost/cost-words.js';
import {counted, oneLine} from '../../words.js';
import type {ObservedCost} from '../observation.js';
import type {LabStep} from '../step.js';

const costText = (cost: ObservedCost | undefined): string => cost === undefined
	? ''
	: `. It ${cost.isOnAws ? 'has cost' : 'would have cost'} ${formatDollars(cost.spent)}${cost.isOnAws ? '' : ' on AWS'} since this session began (${priceSource(cost.prices, cost.region)})`;

export const cleanUp: LabStep = {
	number: 8,
	id: 'clean-up',
	title: 'Clean up',
	why: 'A stream costs money by the hour, used or not. Deleting it also deletes its records and its registered consumers.',
	do: {
		key: 't',
		words: 'Press t, and type the stream’s name.',
		command: ({streamName}) => ({type: 'aws', words: ['kinesis', 'delete-stream', '--stream-name', streamName, '--enforce-consumer-deletion']}),
	},
	look: 'DELETING, and then no stream. The steps that you did on it stay in the report.',
	isOptional: false,
	dependsOnStream: false,
	costs: 'Nothing from now on.',
	guess: undefined,
	checks: [{
		id: 'gone',
		label: 'the stream is gone and costs nothing any more',
		// A stream that was deleted looks like one that never existed.
		isVisibleLater: false,
		see({gone, cost}) {
			if (gone === undefined) {
				return undefined;
			}

			const {name, openShardCount, consumerCount} = gone.last.stream;
			return {at: gone.at, text: `${oneLine(name)} is gone, its ${counted(openShardCount, 'shard')} and ${counted(consumerCount, 'consumer')} with it. Nothing is left that costs money${costText(cost)}`};
		},
	}],
	hint({stream}) {
		if (stream === undefined) {
			return 'There is no stream, and there was none to clean up.';
		}

		return stream.isDeletionSeen ? 'The stream is being deleted. It is gone in a moment.' : 'The stream still exists and costs money: press t.';
	},
};
