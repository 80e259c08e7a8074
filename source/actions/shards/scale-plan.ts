import {shardCountSteps} from '../../explain/shard-count-steps.js';
import {findAccountLimits} from '../../kinesis/streams/account-limits.js';
import {UPDATE_SHARD_COUNT_MAX_SHARDS, UPDATE_SHARD_COUNT_PER_DAY} from '../../service/limits.js';
import {legalShardCounts} from '../../service/shard-counts.js';
import type {StreamSummary} from '../../service/stream.js';
import {UserError} from '../../user-error.js';
import {counted, grouped, named} from '../../words.js';
import {settledStream} from '../streams/settled-stream.js';

/**
`from 2 open shards the service takes 1 to 4`.
*/
export const legalRange = (openShardCount: number): string => {
	const {minimum, maximum} = legalShardCounts(openShardCount);
	return `from ${counted(openShardCount, 'open shard')} the service takes ${minimum} to ${maximum}`;
};

const checkProvisioned = (stream: StreamSummary): void => {
	if (stream.mode === 'ON_DEMAND') {
		throw new UserError('on-demand', `The ${named(stream.name)} is on demand: the service scales it by itself, and takes a shard count only in provisioned mode.`);
	}
};

/**
Throws a UserError when UpdateShardCount would not take this target from how the stream stands now: on-demand, not ACTIVE, or out of the legal range.
*/
export const checkScaling = (stream: StreamSummary, target: number): void => {
	checkProvisioned(stream);
	if (stream.status !== 'ACTIVE') {
		throw new UserError('in-use', `The ${named(stream.name)} is ${stream.status}: wait until it is ACTIVE (see \`clickmon status\`), then scale it.`);
	}

	const {minimum, maximum} = legalShardCounts(stream.openShardCount);
	if (!Number.isSafeInteger(target) || target < minimum || target > maximum) {
		throw new UserError('illegal-shard-count', `The ${named(stream.name)} cannot go to ${counted(target, 'shard')} at once: ${legalRange(stream.openShardCount)}.`);
	}
};

/**
The way of a stream to a shard count.
*/
export type ScalePlan = {
	/**
	As it stands before the first step, ACTIVE.
	*/
	readonly stream: StreamSummary;
	/**
	The counts to ask for, one after the other; empty if the stream has the count already.
	*/
	readonly steps: readonly number[];
};

/**
The steps from how the stream stands. Throws a UserError if the service would not take them: on demand, more than ten, or more shards than the account has room for (`room`; undefined where that is not known).
*/
export const stepsTo = (stream: StreamSummary, target: number, room: number | undefined): readonly number[] => {
	checkProvisioned(stream);
	const {name, openShardCount} = stream;
	if (!Number.isSafeInteger(target) || target < 1 || target > UPDATE_SHARD_COUNT_MAX_SHARDS) {
		throw new UserError('illegal-shard-count', `The ${named(name)} cannot go to ${counted(target, 'shard')}: the service takes 1 to ${grouped(UPDATE_SHARD_COUNT_MAX_SHARDS)}.`);
	}

	const steps = shardCountSteps(openShardCount, target);
	const most = steps[UPDATE_SHARD_COUNT_PER_DAY - 1];
	if (steps.length > UPDATE_SHARD_COUNT_PER_DAY) {
		throw new UserError('too-many-steps', `The ${named(name)} has ${counted(openShardCount, 'open shard')}: to ${grouped(target)} it takes ${steps.length} steps, and the service takes ${UPDATE_SHARD_COUNT_PER_DAY} in 24 hours. Scale to ${grouped(most!)} first, and on the next day further.`);
	}

	if (room !== undefined && target - openShardCount > room) {
		throw new UserError('limit-exceeded', `The account has room for ${counted(Math.max(0, room), 'more open shard')} in this region, and ${named(name)} would need ${grouped(target - openShardCount)}: ask AWS for a higher quota, or scale to ${grouped(openShardCount + Math.max(0, room))} at most.`);
	}

	return steps;
};

/**
The plan from how the stream stands now, once a change that is under way has ended.
*/
export const readScalePlan = async (context: Parameters<typeof settledStream>[0], target: number): Promise<ScalePlan> => {
	const stream = await settledStream(context);
	// Only what grows needs room.
	const limits = target > stream.openShardCount ? await findAccountLimits(context.connection, context.signal) : undefined;
	return {stream, steps: stepsTo(stream, target, limits && limits.shardLimit - limits.openShardCount)};
};
