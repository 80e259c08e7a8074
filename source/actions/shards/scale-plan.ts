import {legalShardCounts} from '../../service/shard-counts.js';
import type {StreamSummary} from '../../service/stream.js';
import {UserError} from '../../user-error.js';
import {counted, named} from '../../words.js';

/**
`from 2 open shards the service takes 1 to 4`.
*/
export const legalRange = (openShardCount: number): string => {
	const {minimum, maximum} = legalShardCounts(openShardCount);
	return `from ${counted(openShardCount, 'open shard')} the service takes ${minimum} to ${maximum}`;
};

/**
Throws a UserError when UpdateShardCount would not take this target from how the stream stands now: on-demand, not ACTIVE, or out of the legal range.
*/
export const checkScaling = (stream: StreamSummary, target: number): void => {
	if (stream.mode === 'ON_DEMAND') {
		throw new UserError('on-demand', `The ${named(stream.name)} is on demand: the service scales it by itself, and takes a shard count only in provisioned mode.`);
	}

	if (stream.status !== 'ACTIVE') {
		throw new UserError('in-use', `The ${named(stream.name)} is ${stream.status}: wait until it is ACTIVE (see \`clickmon status\`), then scale it.`);
	}

	const {minimum, maximum} = legalShardCounts(stream.openShardCount);
	if (!Number.isSafeInteger(target) || target < minimum || target > maximum) {
		throw new UserError('illegal-shard-count', `The ${named(stream.name)} cannot go to ${counted(target, 'shard')} at once: ${legalRange(stream.openShardCount)}.`);
	}
};
