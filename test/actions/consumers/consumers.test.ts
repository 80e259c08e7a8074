import {DescribeStreamConsumerCommand, ListStreamConsumersCommand} from '@aws-sdk/client-kinesis';
import {describe, expect, test} from 'vitest';
import {checkRoom, consumerCommand, tellConsumerChange} from '../../../source/actions/consumers/consumer-change.js';
import {runHeadless} from '../../../source/actions/run-headless.js';
import {DEFAULT_PRICES} from '../../../source/cost/prices.js';
import {serviceError} from '../../helpers/fake-kinesis.js';
import {interposed, startHeadless} from '../../helpers/headless.js';
import {summaryOf} from '../../monitor/fixtures.js';

const ARN = 'arn:aws:kinesis:us-east-1:000000000000:stream/s';

const namesOf = async ({kinesis}: Awaited<ReturnType<typeof startHeadless>>) => {
	const {Consumers: consumers} = await kinesis.sdk.send(new ListStreamConsumersCommand({StreamARN: ARN}));
	return consumers!.map(({ConsumerName: name}) => name);
};

test('a consumer is registered and ACTIVE, and is so already the next time', async () => {
	const started = await startHeadless();
	const {kinesis, context} = started;
	const done = await runHeadless('register-consumer', context, {consumerName: 'reader'});
	const {ConsumerDescription: consumer} = await kinesis.sdk.send(new DescribeStreamConsumerCommand({StreamARN: ARN, ConsumerName: 'reader'}));
	expect(consumer?.ConsumerStatus).toBe('ACTIVE');
	expect(done).toBe(`registered “reader” as a consumer of stream “s”: ${consumer!.ConsumerARN!}`);
	expect(await runHeadless('register-consumer', context, {consumerName: 'reader'})).toBe(`“reader” is a consumer of stream “s” already: ${consumer!.ConsumerARN!}`);
	expect(await namesOf(started)).toEqual(['reader']);
});

test('a consumer is deregistered and waited for until it is gone; the others stay', async () => {
	const started = await startHeadless();
	const {context, progress} = started;
	await runHeadless('register-consumer', context, {consumerName: 'reader'});
	await runHeadless('register-consumer', context, {consumerName: 'other'});
	expect(await runHeadless('deregister-consumer', context, {consumerName: 'reader'})).toBe('deregistered “reader” from stream “s”');
	expect(progress.at(-1)).toBe('“reader” is DELETING');
	expect(await namesOf(started)).toEqual(['other']);
});

test('a consumer that was registered anew meanwhile is another one, and is not waited for', async () => {
	const {context} = await startHeadless();
	await runHeadless('register-consumer', context, {consumerName: 'reader'});
	let looks = 0;
	const meanwhile = interposed(context, 'DescribeStreamConsumer', async call => {
		looks++;
		return looks < 3 ? call() : {ConsumerDescription: {ConsumerName: 'reader', ConsumerARN: `${ARN}/consumer/reader:9`, ConsumerStatus: 'ACTIVE'}};
	});
	expect(await runHeadless('deregister-consumer', meanwhile, {consumerName: 'reader'})).toBe('deregistered “reader” from stream “s”');
	expect(looks).toBe(3);
});

describe('a consumer that is not there', () => {
	test('the message has those that are', async () => {
		const {context} = await startHeadless();
		await expect(runHeadless('deregister-consumer', context, {consumerName: 'readr'})).rejects.toThrow('The stream “s” has no registered consumer “readr”: it has none.');
		await runHeadless('register-consumer', context, {consumerName: 'reader'});
		await expect(runHeadless('deregister-consumer', context, {consumerName: 'readr'})).rejects.toThrow('The stream “s” has no registered consumer “readr”: it has reader.');
	});

	test('as far as they may be listed', async () => {
		const {context} = await startHeadless();
		const denied = interposed(context, 'ListStreamConsumers', async () => {
			throw serviceError('AccessDeniedException', 'no');
		});
		await expect(runHeadless('deregister-consumer', denied, {consumerName: 'readr'})).rejects.toThrow('has no registered consumer “readr”: which it has may not be listed.');
	});
});

describe('how many the service takes', () => {
	// B, RegisterStreamConsumer: 20, and 50 of an on-demand stream of some accounts.
	test.each([['PROVISIONED', 20], ['ON_DEMAND', 50]] as const)('%s: %d', (mode, most) => {
		expect(() => {
			checkRoom(summaryOf({mode, consumerCount: most}));
		}).toThrow(`The stream “clickstream-lab” has ${most} registered consumers, the most that the service takes: deregister one first`);
		checkRoom(summaryOf({mode, consumerCount: most - 1}));
	});
});

describe('what it does, costs and cannot take back', () => {
	const place = {region: 'us-east-1', isOnAws: true, prices: DEFAULT_PRICES};
	const change = {type: 'register', consumerName: 'reader'} as const;

	test('registering', () => {
		expect(tellConsumerChange(change, summaryOf({openShardCount: 4}), place)).toEqual({
			does: '“reader” becomes a fan-out consumer of stream “clickstream-lab”: it may read 2 MB a second of each shard, whoever else reads.',
			costs: 'It costs $0.060 an hour for 4 open shards, and $0.013 for each GB that it reads, until it is deregistered (estimate, us-east-1 list prices of 2024-07-01).',
		});
		expect(tellConsumerChange(change, summaryOf({mode: 'ON_DEMAND'}), {...place, isOnAws: false}).costs).toMatch(/^It would cost on AWS \$0\.050 for each GB that it reads/v);
	});

	test('deregistering', () => {
		expect(tellConsumerChange({...change, type: 'deregister'}, summaryOf(), place)).toEqual({
			does: '“reader” is no fan-out consumer of stream “clickstream-lab” any more, and costs nothing more.',
			warning: 'A program that reads as this consumer is cut off at once. Registered again under the same name, it is another consumer, with another ARN.',
		});
	});

	test('the line of the AWS CLI', () => {
		expect(consumerCommand(change, ARN).join(' ')).toBe(`kinesis register-stream-consumer --stream-arn ${ARN} --consumer-name reader`);
		expect(consumerCommand({...change, type: 'deregister'}, ARN).join(' ')).toBe(`kinesis deregister-stream-consumer --stream-arn ${ARN} --consumer-name reader`);
	});
});
