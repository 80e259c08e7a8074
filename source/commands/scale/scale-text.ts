import type {ScalePlan} from '../../actions/shards/scale-plan.js';
import {costChangeWords} from '../../cost/cost-change.js';
import type {CostPlace} from '../../cost/standing-cost.js';
import {UPDATE_SHARD_COUNT_PER_DAY} from '../../service/limits.js';
import type {StreamSummary} from '../../service/stream.js';
import {counted, grouped, named} from '../../words.js';

/**
The plan before it runs: its steps, and the cost of an hour before and after it.
*/
export const planText = ({stream, steps}: ScalePlan, isOneStep: boolean, place: CostPlace): string => {
	const [last = stream.openShardCount] = steps.slice(isOneStep ? 0 : -1);
	const way = [stream.openShardCount, ...(isOneStep ? steps.slice(0, 1) : steps)].map(count => grouped(count)).join(', ');
	const rest = isOneStep && steps.length > 1 ? `; ${counted(steps.length - 1, 'step')} would be left` : '';
	const count = isOneStep ? 1 : steps.length;
	return `Plan: open shards ${way}, in ${counted(count, 'step')}${rest}. A stream takes ${UPDATE_SHARD_COUNT_PER_DAY} steps in 24 hours. It ${costChangeWords(stream, {...stream, openShardCount: last}, place)}.`;
};

/**
Where a plan stands that was interrupted, and how it goes on; without a command where its endpoint ends with it.
*/
export const interruptedText = (stream: StreamSummary | undefined, streamName: string, command: string | undefined): string => {
	const where = stream === undefined
		? `Where ${named(streamName)} stands now is not known`
		: `The ${named(streamName)} is ${stream.status} and has ${counted(stream.openShardCount, 'open shard')}`;
	return `Interrupted. ${where}; a step that is under way ends by itself.${command === undefined ? '' : ` \`${command}\` goes on from there.`}`;
};
