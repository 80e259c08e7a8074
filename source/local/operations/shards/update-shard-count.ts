import {UPDATE_SHARD_COUNT_CALLS_PER_SECOND, UPDATE_SHARD_COUNT_MAX_SHARDS, UPDATE_SHARD_COUNT_PER_DAY} from '../../../service/limits.js';
import {planUniformScaling} from '../../../service/uniform-scaling.js';
import {defineOperation} from '../../define-operation.js';
import {limitExceeded} from '../../errors.js';
import {withinDay} from '../../limits/call-rates.js';
import type {Account} from '../../state/account.js';
import {beginTransition} from '../../state/settle.js';
import {findActiveStream} from '../../state/find-stream.js';
import type {Stream} from '../../state/stream.js';
import {positiveInteger, streamMembers} from '../../validation/members.js';
import {oneOf} from '../../validation/shapes.js';
import {required} from '../../validation/shape.js';
import {checkProvisioned} from './provisioned-only.js';
import {checkShardLimit} from './shard-limit.js';

/**
B: at most double and at least half of the open shards, ten times in a rolling day.
*/
const checkTarget = (account: Account, stream: Stream, target: number, updates: number) => {
	const open = stream.openShards.length;
	const counts = `Current open shard count: ${open}, Target shard count: ${target}`;
	if (target > UPDATE_SHARD_COUNT_MAX_SHARDS) {
		throw limitExceeded(`Target shard count or number of open shards cannot be greater than ${UPDATE_SHARD_COUNT_MAX_SHARDS}. ${counts}`);
	}

	if (target > open * 2) {
		throw limitExceeded(`UpdateShardCount cannot scale up over double your current open shard count. ${counts}`);
	}

	if (target < open / 2) {
		throw limitExceeded(`UpdateShardCount cannot scale down below half your current open shard count. ${counts}`);
	}

	if (updates >= UPDATE_SHARD_COUNT_PER_DAY) {
		throw limitExceeded(`Stream ${stream.name} under account ${account.accountId} has been scaled ${updates} times in the last 24 hours; the limit is ${UPDATE_SHARD_COUNT_PER_DAY}.`);
	}

	checkShardLimit(account, target - open);
};

export const UpdateShardCount = defineOperation({
	input: {...streamMembers, TargetShardCount: required(positiveInteger), ScalingType: required(oneOf('UNIFORM_SCALING'))},
	rate: {perSecond: UPDATE_SHARD_COUNT_CALLS_PER_SECOND, per: 'account'},
	isMutation: true,
	run(account, input) {
		const stream = findActiveStream(account, input);
		checkProvisioned(account, stream);
		const now = account.clock.now();
		const updates = withinDay(stream.shardCountUpdates, now);
		const target = input.TargetShardCount;
		checkTarget(account, stream, target, updates.length);
		const current = stream.openShards.length;
		stream.shardCountUpdates = [...updates, now];
		beginTransition(account, stream, 'UPDATING', planUniformScaling(stream.openShards, stream.nextShardIndex, target));
		return {
			StreamName: stream.name,
			StreamARN: stream.arn,
			CurrentShardCount: current,
			TargetShardCount: target,
		};
	},
});
