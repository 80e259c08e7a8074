import {expect, test} from 'vitest';
import {runHeadless} from '../../../../source/actions/run-headless.js';
import type {WantedSettings} from '../../../../source/actions/streams/settings/setting-change.js';
import {describeStream} from '../../../../source/kinesis/streams/stream.js';
import {addTags} from '../../../../source/kinesis/streams/tags.js';
import {serviceError, socketError} from '../../../helpers/fake-kinesis.js';
import {interposed, startHeadless} from '../../../helpers/headless.js';

const before: WantedSettings = {retentionHours: 48, encryption: {keyId: 'alias/mine'}, hasShardLevelMetrics: true};

// The service's answers lag: right after the call a stream can look ACTIVE as it was before.
test.each<[operation: string, wanted: WantedSettings]>([
	['DecreaseStreamRetentionPeriod', {retentionHours: 24}],
	['UpdateMaxRecordSize', {maxRecordSizeInKib: 2048}],
	['UpdateStreamMode', {mode: 'ON_DEMAND'}],
	['StartStreamEncryption', {encryption: {keyId: 'alias/other'}}],
	['StopStreamEncryption', {encryption: {keyId: undefined}}],
	['DisableEnhancedMonitoring', {hasShardLevelMetrics: false}],
])('%s is done once the stream shows it, and no later', async (operation, wanted) => {
	const {context} = await startHeadless();
	await runHeadless('change-settings', context, {wanted: before});
	const old = await describeStream(context.connection, 's');
	let calls = 0;
	let staleAnswers = 4;
	let shown: unknown;
	const lagging = interposed(
		interposed(context, operation, async call => {
			calls++;
			return call();
		}),
		'DescribeStreamSummary',
		async call => {
			const answer = await call();
			if (calls === 0) {
				shown = answer;
				return answer;
			}

			return staleAnswers-- > 0 ? shown : answer;
		},
	);
	const calledAt = context.clock.now();
	await runHeadless('change-settings', lagging, {wanted});
	expect(calls).toBe(1);
	expect(staleAnswers).toBeLessThan(0);
	expect(context.clock.now() - calledAt).toBeLessThan(10_000);
	expect(await describeStream(context.connection, 's')).not.toEqual(old);
	expect(await runHeadless('change-settings', context, {wanted})).toBe('nothing to change: stream “s” is so already');
});

test('the metrics of the shards go on and off', async () => {
	const {context} = await startHeadless();
	const metrics = async () => {
		const {shardLevelMetrics} = await describeStream(context.connection, 's');
		return shardLevelMetrics;
	};

	await runHeadless('change-settings', context, {wanted: {hasShardLevelMetrics: true}});
	expect(await metrics()).toHaveLength(7);
	await runHeadless('change-settings', context, {wanted: {hasShardLevelMetrics: false}});
	expect(await metrics()).toBeUndefined();
});

// A stream shows nothing of its tags: what another look at it says about the tags would be a guess.
test.each<[operation: string, wanted: WantedSettings]>([
	['AddTagsToStream', {tags: new Map([['team', 'web']])}],
	['RemoveTagsFromStream', {untag: ['old']}],
])('%s that is cut off is called again, and a refusal then is told', async (operation, wanted) => {
	const {context} = await startHeadless();
	await addTags(context.connection, 's', new Map([['old', 'x']]));
	let calls = 0;
	const failing = interposed(context, operation, async () => {
		throw calls++ === 0 ? socketError('ECONNRESET') : serviceError('AccessDeniedException', `not authorized to perform: kinesis:${operation}`);
	});
	await expect(runHeadless('change-settings', failing, {wanted})).rejects.toThrow(`kinesis:${operation}`);
	expect(calls).toBe(2);

	let isLost = true;
	const losing = interposed(context, operation, async call => {
		const answer = await call();
		if (isLost) {
			isLost = false;
			throw socketError('ECONNRESET');
		}

		return answer;
	});
	expect(await runHeadless('change-settings', losing, {wanted})).toContain('changed stream “s”');
	expect(await runHeadless('change-settings', context, {wanted})).toBe('nothing to change: stream “s” is so already');
});
