import {MODE_SWITCHES_PER_DAY, STREAM_SETTINGS_CALLS_PER_SECOND, UPDATE_WARM_THROUGHPUT_CALLS_PER_SECOND} from '../../../service/limits.js';
import {defineOperation} from '../../define-operation.js';
import {invalidArgument, limitExceeded, validation} from '../../errors.js';
import {withinDay} from '../../limits/call-rates.js';
import type {Account} from '../../state/account.js';
import {beginTransition} from '../../state/settle.js';
import {findActiveStream} from '../../state/find-stream.js';
import type {Stream} from '../../state/stream.js';
import {
	naturalInteger,
	streamArn,
	streamMembers,
	streamMode,
} from '../../validation/members.js';
import {oneOf} from '../../validation/shapes.js';
import {required} from '../../validation/shape.js';

/**
B: twice in a rolling day.
*/
export const UpdateStreamMode = defineOperation({
	input: {StreamARN: required(streamArn), StreamModeDetails: required(streamMode), WarmThroughputMiBps: naturalInteger},
	rate: {perSecond: STREAM_SETTINGS_CALLS_PER_SECOND, per: 'stream'},
	isMutation: true,
	run(account, input) {
		const stream = findActiveStream(account, input);
		const mode = input.StreamModeDetails.StreamMode;
		if (mode === 'PROVISIONED' && input.WarmThroughputMiBps !== undefined) {
			throw invalidArgument('WarmThroughputMiBps can be specified only when the stream is switched to ON_DEMAND mode.');
		}

		if (mode === stream.mode) {
			return {};
		}

		const now = account.clock.now();
		const switches = withinDay(stream.modeSwitches, now);
		if (switches.length >= MODE_SWITCHES_PER_DAY) {
			throw limitExceeded(`Stream ${stream.name} under account ${account.accountId} has switched its mode ${switches.length} times in the last 24 hours; the limit is ${MODE_SWITCHES_PER_DAY}.`);
		}

		stream.modeSwitches = [...switches, now];
		stream.mode = mode;
		stream.warmThroughputMibps = input.WarmThroughputMiBps;
		beginTransition(account, stream, 'UPDATING');
		return {};
	},
});

const checkOnDemand = (account: Account, stream: Stream, setting: string) => {
	if (stream.mode !== 'ON_DEMAND') {
		throw validation(`Request is invalid. Stream ${stream.name} under account ${account.accountId} is not in On-Demand mode, which ${setting} needs.`);
	}
};

/**
B: for on-demand streams of accounts with the minimum throughput billing commitment; recorded here, without an effect on the limits.
*/
export const UpdateStreamWarmThroughput = defineOperation({
	input: {...streamMembers, WarmThroughputMiBps: required(naturalInteger)},
	rate: {perSecond: UPDATE_WARM_THROUGHPUT_CALLS_PER_SECOND, per: 'account'},
	isMutation: true,
	run(account, input) {
		const stream = findActiveStream(account, input);
		checkOnDemand(account, stream, 'warm throughput');
		if (account.commitment.status !== 'ENABLED') {
			throw validation(`Account ${account.accountId} does not have MinimumThroughputBillingCommitment enabled, which warm throughput needs.`);
		}

		const current = stream.warmThroughputMibps ?? 0;
		stream.warmThroughputMibps = input.WarmThroughputMiBps;
		beginTransition(account, stream, 'UPDATING');
		return {
			StreamName: stream.name,
			StreamARN: stream.arn,
			WarmThroughput: {TargetMiBps: input.WarmThroughputMiBps, CurrentMiBps: current},
		};
	},
});

/**
B: takes effect at once; AUTO on a provisioned stream is an InvalidArgumentException.
*/
export const UpdateStreamRecordDistributionStrategy = defineOperation({
	input: {StreamARN: required(streamArn), RecordDistributionStrategy: required(oneOf('AUTO', 'USER_PARTITION_KEY'))},
	isMutation: true,
	run(account, input) {
		const stream = findActiveStream(account, input);
		const strategy = input.RecordDistributionStrategy;
		if (strategy === 'AUTO' && stream.mode === 'PROVISIONED') {
			throw invalidArgument(`RecordDistributionStrategy AUTO is only supported in ON_DEMAND mode; stream ${stream.name} under account ${account.accountId} is in PROVISIONED mode.`);
		}

		stream.recordDistribution = strategy;
		return {};
	},
});
