import {STREAM_SETTINGS_CALLS_PER_SECOND} from '../../../service/limits.js';
import {defineOperation} from '../../define-operation.js';
import type {WireObject} from '../../operation.js';
import {findActiveStream} from '../../state/find-stream.js';
import type {Stream} from '../../state/stream.js';
import {streamMembers} from '../../validation/members.js';
import {list} from '../../validation/containers.js';
import {oneOf} from '../../validation/shapes.js';
import {required} from '../../validation/shape.js';

const METRICS = [
	'IncomingBytes',
	'IncomingRecords',
	'OutgoingBytes',
	'OutgoingRecords',
	'WriteProvisionedThroughputExceeded',
	'ReadProvisionedThroughputExceeded',
	'IteratorAgeMilliseconds',
] as const;

const monitoringInput = {
	...streamMembers,
	ShardLevelMetrics: required(list(oneOf(...METRICS, 'ALL'), {minimum: 1, maximum: METRICS.length})),
};

const rate = {perSecond: STREAM_SETTINGS_CALLS_PER_SECOND, per: 'stream'} as const;

const named = (metrics: readonly string[]): readonly string[] => metrics.includes('ALL') ? METRICS : metrics;

const change = (stream: Stream, apply: (metrics: Set<string>) => void): WireObject => {
	const before = [...stream.enhancedMetrics];
	apply(stream.enhancedMetrics);
	return {
		StreamName: stream.name,
		StreamARN: stream.arn,
		CurrentShardLevelMetrics: before,
		DesiredShardLevelMetrics: [...stream.enhancedMetrics],
	};
};

/**
Recorded: there is no CloudWatch here to send anything to.
*/
export const EnableEnhancedMonitoring = defineOperation({
	input: monitoringInput,
	rate,
	isMutation: true,
	run: (account, input) => change(findActiveStream(account, input), metrics => {
		for (const metric of named(input.ShardLevelMetrics)) {
			metrics.add(metric);
		}
	}),
});

export const DisableEnhancedMonitoring = defineOperation({
	input: monitoringInput,
	rate,
	isMutation: true,
	run: (account, input) => change(findActiveStream(account, input), metrics => {
		for (const metric of named(input.ShardLevelMetrics)) {
			metrics.delete(metric);
		}
	}),
});
