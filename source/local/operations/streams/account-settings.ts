import {ACCOUNT_SETTINGS_CALLS_PER_SECOND, DESCRIBE_LIMITS_CALLS_PER_SECOND, ON_DEMAND_STREAM_LIMIT} from '../../../service/limits.js';
import {defineOperation} from '../../define-operation.js';
import type {WireObject} from '../../operation.js';
import type {Account} from '../../state/account.js';
import {settledStreams} from '../../state/settle.js';
import {structure} from '../../validation/containers.js';
import {oneOf} from '../../validation/shapes.js';
import {required} from '../../validation/shape.js';
import {accountShardCount} from '../shards/shard-limit.js';

export const DescribeLimits = defineOperation({
	input: {},
	rate: {perSecond: DESCRIBE_LIMITS_CALLS_PER_SECOND, per: 'account'},
	run: account => ({
		ShardLimit: account.shardLimit,
		OpenShardCount: accountShardCount(account),
		OnDemandStreamCount: settledStreams(account).filter(stream => stream.mode === 'ON_DEMAND').length,
		OnDemandStreamCountLimit: ON_DEMAND_STREAM_LIMIT,
	}),
});

const settings = ({commitment}: Account): WireObject => ({
	MinimumThroughputBillingCommitment: {
		Status: commitment.status,
		...(commitment.startedAt !== undefined && {StartedAt: new Date(commitment.startedAt)}),
		...(commitment.endedAt !== undefined && {EndedAt: new Date(commitment.endedAt)}),
	},
});

const commitmentInput = structure({Status: required(oneOf('ENABLED', 'DISABLED'))});

const rate = {perSecond: ACCOUNT_SETTINGS_CALLS_PER_SECOND, per: 'account'} as const;

export const DescribeAccountSettings = defineOperation({
	input: {},
	rate,
	run: account => settings(account),
});

/**
Recorded. A commitment can be ended at once, because nothing is charged here.
*/
export const UpdateAccountSettings = defineOperation({
	input: {MinimumThroughputBillingCommitment: required(commitmentInput)},
	rate,
	isMutation: true,
	run(account, input) {
		const status = input.MinimumThroughputBillingCommitment.Status;
		const now = account.clock.now();
		if (status !== account.commitment.status) {
			account.commitment = status === 'ENABLED'
				? {status, startedAt: now, endedAt: undefined}
				: {status, startedAt: account.commitment.startedAt, endedAt: now};
		}

		return settings(account);
	},
});
