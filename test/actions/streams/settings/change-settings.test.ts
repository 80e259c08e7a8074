import {
	AddTagsToStreamCommand,
	DescribeStreamSummaryCommand,
	ListTagsForStreamCommand,
	UpdateStreamModeCommand,
} from '@aws-sdk/client-kinesis';
import {describe, expect, test} from 'vitest';
import {runHeadless} from '../../../../source/actions/run-headless.js';
import type {WantedSettings} from '../../../../source/actions/streams/settings/setting-change.js';
import {waitUntilActive} from '../../../../source/kinesis/streams/waiting.js';
import type {Embedded} from '../../../helpers/embedded.js';
import {serviceError, socketError} from '../../../helpers/fake-kinesis.js';
import {interposed, startHeadless} from '../../../helpers/headless.js';

const describeStream = async ({sdk}: Embedded) => {
	const {StreamDescriptionSummary: summary} = await sdk.send(new DescribeStreamSummaryCommand({StreamName: 's'}));
	return summary!;
};

const ARN = 'arn:aws:kinesis:us-east-1:000000000000:stream/s';

describe('a setting is changed, and the stream is waited for', () => {
	test.each<[WantedSettings, string, Record<string, unknown>]>([
		[{retentionHours: 48}, 'retention 24 to 48 hours', {RetentionPeriodHours: 48}],
		[{mode: 'ON_DEMAND'}, 'mode provisioned to on demand', {StreamModeDetails: {StreamMode: 'ON_DEMAND'}}],
		[{maxRecordSizeInKib: 2048}, 'largest record 1 MiB to 2 MiB', {MaxRecordSizeInKiB: 2048}],
		[{encryption: {keyId: 'alias/mine'}}, 'encryption with alias/mine', {EncryptionType: 'KMS', KeyId: 'alias/mine'}],
		[{hasShardLevelMetrics: true}, '7 shard-level metrics', {EnhancedMonitoring: [{ShardLevelMetrics: expect.arrayContaining(['IncomingBytes']) as string[]}]}],
	])('%j', async (wanted, words, expected) => {
		const {kinesis, context} = await startHeadless();
		expect(await runHeadless('change-settings', context, {wanted})).toBe(`changed stream “s”: ${words}`);
		expect(await describeStream(kinesis)).toMatchObject({...expected, StreamStatus: 'ACTIVE'});
	});

	test('tags', async () => {
		const {kinesis, context} = await startHeadless();
		await kinesis.sdk.send(new AddTagsToStreamCommand({StreamName: 's', Tags: {old: 'x', team: 'api'}}));
		const wanted = {tags: new Map([['team', 'web'], ['cost', '']]), untag: ['old', 'never']};
		expect(await runHeadless('change-settings', context, {wanted})).toBe('changed stream “s”: without tag old and tags team=web and cost=');
		const {Tags: tags} = await kinesis.sdk.send(new ListTagsForStreamCommand({StreamName: 's'}));
		expect(tags).toEqual([{Key: 'cost', Value: ''}, {Key: 'team', Value: 'web'}]);
	});

	test('several, one after the other, each once the stream is ACTIVE', async () => {
		const {kinesis, context, progress} = await startHeadless();
		const wanted: WantedSettings = {
			retentionHours: 48, mode: 'ON_DEMAND', maxRecordSizeInKib: 2048, encryption: {keyId: 'alias/mine'},
		};
		await runHeadless('change-settings', context, {wanted});
		expect(progress.filter(text => text !== 'ACTIVE')).toEqual([
			'change 1 of 4: retention 24 to 48 hours',
			'change 2 of 4: largest record 1 MiB to 2 MiB',
			'UPDATING',
			'change 3 of 4: encryption with alias/mine',
			'UPDATING',
			'change 4 of 4: mode provisioned to on demand',
			'UPDATING',
		]);
		expect(await describeStream(kinesis)).toMatchObject({
			RetentionPeriodHours: 48, KeyId: 'alias/mine', MaxRecordSizeInKiB: 2048, StreamStatus: 'ACTIVE',
		});
	});
});

test('a stream that is so already is left alone', async () => {
	const {context} = await startHeadless();
	const untouched = interposed(context, 'UpdateStreamMode', async () => {
		throw new Error('called');
	});
	expect(await runHeadless('change-settings', untouched, {wanted: {mode: 'PROVISIONED', retentionHours: 24}})).toBe('nothing to change: stream “s” is so already');
});

test('a change that is under way ends first', async () => {
	const {kinesis, context, progress} = await startHeadless();
	await kinesis.sdk.send(new UpdateStreamModeCommand({StreamARN: ARN, StreamModeDetails: {StreamMode: 'ON_DEMAND'}}));
	await runHeadless('change-settings', context, {wanted: {maxRecordSizeInKib: 2048}});
	expect(progress[0]).toBe('UPDATING: a change that is under way ends first');
});

test('an answer that was lost on its way is no failure', async () => {
	const {context} = await startHeadless();
	let calls = 0;
	const losing = interposed(context, 'UpdateStreamMode', async call => {
		const answer = await call();
		if (calls++ === 0) {
			throw socketError('ECONNRESET');
		}

		return answer;
	});
	expect(await runHeadless('change-settings', losing, {wanted: {mode: 'ON_DEMAND'}})).toBe('changed stream “s”: mode provisioned to on demand');
});

test('nor is it when the change that is asked for again is refused, because the first one did it', async () => {
	const {context} = await startHeadless();
	let calls = 0;
	const losing = interposed(context, 'UpdateMaxRecordSize', async call => {
		if (calls++ === 0) {
			await call();
			throw socketError('ECONNRESET');
		}

		await waitUntilActive(context.connection, 's', context);
		throw serviceError('InvalidArgumentException', 'It has this size.');
	});
	expect(await runHeadless('change-settings', losing, {wanted: {maxRecordSizeInKib: 2048}})).toBe('changed stream “s”: largest record 1 MiB to 2 MiB');
});

test('tags that may not be listed are set all the same', async () => {
	const {kinesis, context} = await startHeadless();
	const denied = interposed(context, 'ListTagsForStream', async () => {
		throw serviceError('AccessDeniedException', 'not authorized to perform: kinesis:ListTagsForStream');
	});
	await runHeadless('change-settings', denied, {wanted: {tags: new Map([['team', 'web']])}});
	const {Tags: tags} = await kinesis.sdk.send(new ListTagsForStreamCommand({StreamName: 's'}));
	expect(tags).toEqual([{Key: 'team', Value: 'web'}]);
});

describe('what the service refuses', () => {
	test('at once: its reason', async () => {
		const {kinesis, context} = await startHeadless();
		const switching = {wanted: {mode: 'ON_DEMAND'}} as const;
		await runHeadless('change-settings', context, switching);
		await runHeadless('change-settings', context, {wanted: {mode: 'PROVISIONED'}});
		// B, UpdateStreamMode: twice in 24 hours.
		await expect(runHeadless('change-settings', context, switching)).rejects.toThrow(/^A limit of the service stops this on stream “s” \(.*\): a stream switches its mode 2 times in 24 hours, so wait\.$/v);
		expect(await describeStream(kinesis)).toMatchObject({StreamModeDetails: {StreamMode: 'PROVISIONED'}});
	});

	test('in the middle: what is done, and that what would lose records was not', async () => {
		const {kinesis, context} = await startHeadless();
		await runHeadless('change-settings', context, {wanted: {retentionHours: 48}});
		const refusing = interposed(context, 'StartStreamEncryption', async () => {
			throw serviceError('KMSAccessDeniedException', 'The key is not yours.');
		});
		const wanted = {retentionHours: 24, maxRecordSizeInKib: 2048, encryption: {keyId: 'alias/theirs'}};
		await expect(runHeadless('change-settings', refusing, {wanted})).rejects.toThrow('The KMS key of stream “s” cannot be used (The key is not yours): check that it is enabled and that you may use it. Of 3 changes of stream “s”, 1 is done: largest record 1 MiB to 2 MiB; the same command goes on from there.');
		expect(await describeStream(kinesis)).toMatchObject({RetentionPeriodHours: 48, MaxRecordSizeInKiB: 2048, EncryptionType: 'NONE'});
	});
});
