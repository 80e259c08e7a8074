import {expect, test} from 'vitest';
import {createTestEngine, streamArn, TRANSITION_MILLISECONDS} from '../../helpers/test-engine.js';

const arn = {StreamARN: streamArn('s')};

const createWithConsumers = async (...names: string[]) => {
	const testEngine = createTestEngine();
	await testEngine.createActive('s');
	const arns: string[] = [];
	for (const name of names) {
		arns.push(testEngine.call('RegisterStreamConsumer', {...arn, ConsumerName: name}).Consumer!.ConsumerARN!);
		await testEngine.settle();
	}

	return {...testEngine, arns};
};

test('B: a consumer is CREATING, ACTIVE, DELETING and gone', async () => {
	const {call, clock, refusal, settle} = await createWithConsumers();
	const registeredAt = clock.now();
	const {Consumer: consumer} = call('RegisterStreamConsumer', {...arn, ConsumerName: 'c'});
	expect(consumer).toEqual({
		ConsumerName: 'c',
		ConsumerARN: `${streamArn('s')}/consumer/c:${Math.floor(registeredAt / 1000)}`,
		ConsumerStatus: 'CREATING',
		ConsumerCreationTimestamp: new Date(registeredAt),
	});
	const describe = () => call('DescribeStreamConsumer', {...arn, ConsumerName: 'c'}).ConsumerDescription!;
	await settle();
	expect(describe()).toEqual({...consumer, ConsumerStatus: 'ACTIVE', ...arn});
	call('DeregisterStreamConsumer', {...arn, ConsumerName: 'c'});
	expect(describe().ConsumerStatus).toBe('DELETING');
	await clock.advance(TRANSITION_MILLISECONDS);
	expect(refusal('DescribeStreamConsumer', {...arn, ConsumerName: 'c'})).toEqual({code: 'ResourceNotFoundException', message: 'Consumer c, account 000000000000 not found.'});
});

test('B: found by its ARN, by name and stream, or by all three when they agree', async () => {
	const {arns, call, refusal} = await createWithConsumers('c');
	const [consumerArn] = arns;
	for (const reference of [{ConsumerARN: consumerArn}, {...arn, ConsumerName: 'c'}, {...arn, ConsumerName: 'c', ConsumerARN: consumerArn}]) {
		expect(call('DescribeStreamConsumer', reference).ConsumerDescription!.ConsumerARN).toBe(consumerArn);
	}

	for (const reference of [{}, {ConsumerName: 'c'}, arn, {ConsumerName: 'other', ConsumerARN: consumerArn}]) {
		expect(refusal('DescribeStreamConsumer', reference).code).toBe('InvalidArgumentException');
	}

	expect(refusal('DeregisterStreamConsumer', {ConsumerARN: `${consumerArn}1`}).code).toBe('ResourceNotFoundException');
});

test('B: a name is taken once on a stream', async () => {
	const {call, createActive, refusal} = await createWithConsumers('c');
	expect(refusal('RegisterStreamConsumer', {...arn, ConsumerName: 'c'}).code).toBe('ResourceInUseException');
	await createActive('t');
	call('RegisterStreamConsumer', {StreamARN: streamArn('t'), ConsumerName: 'c'});
});

test('B: twenty on a stream', async () => {
	const names = Array.from({length: 20}, (_, index) => `c${index}`);
	const {call, refusal, settle} = await createWithConsumers(...names);
	expect(refusal('RegisterStreamConsumer', {...arn, ConsumerName: 'more'}).code).toBe('LimitExceededException');
	call('DeregisterStreamConsumer', {...arn, ConsumerName: 'c0'});
	await settle();
	call('RegisterStreamConsumer', {...arn, ConsumerName: 'more'});
	expect(call('DescribeStreamSummary', {StreamName: 's'}).StreamDescriptionSummary!.ConsumerCount).toBe(20);
});

test('B: fifty on an on-demand stream once the account has the throughput commitment', async () => {
	const names = Array.from({length: 20}, (_, index) => `c${index}`);
	const {call, refusal, settle} = await createWithConsumers(...names);
	const register = {...arn, ConsumerName: 'c20'};
	const refused = {code: 'LimitExceededException', message: 'Stream s under account 000000000000 has reached the limit of 20 registered consumers.'};
	call('UpdateStreamMode', {...arn, StreamModeDetails: {StreamMode: 'ON_DEMAND'}});
	await settle();
	expect(refusal('RegisterStreamConsumer', register)).toEqual(refused);
	call('UpdateAccountSettings', {MinimumThroughputBillingCommitment: {Status: 'ENABLED'}});
	call('UpdateStreamMode', {...arn, StreamModeDetails: {StreamMode: 'PROVISIONED'}});
	await settle();
	expect(refusal('RegisterStreamConsumer', register)).toEqual(refused);

	call('CreateStream', {StreamName: 't', StreamModeDetails: {StreamMode: 'ON_DEMAND'}});
	await settle();
	for (let index = 0; index < 50; index++) {
		call('RegisterStreamConsumer', {StreamARN: streamArn('t'), ConsumerName: `c${index}`});
		await settle();
	}

	expect(refusal('RegisterStreamConsumer', {StreamARN: streamArn('t'), ConsumerName: 'c50'}).message).toMatch(/the limit of 50 registered consumers/v);
});

test('B: a stream takes consumers while it changes, and none while it is CREATING or DELETING', async () => {
	const {call, createActive, refusal} = createTestEngine();
	call('CreateStream', {StreamName: 'new', ShardCount: 1});
	expect(refusal('RegisterStreamConsumer', {StreamARN: streamArn('new'), ConsumerName: 'c'}).code).toBe('ResourceInUseException');
	await createActive('s');
	call('UpdateShardCount', {StreamName: 's', TargetShardCount: 2, ScalingType: 'UNIFORM_SCALING'});
	call('RegisterStreamConsumer', {...arn, ConsumerName: 'c'});
	call('DeleteStream', {StreamName: 'new'});
	expect(refusal('RegisterStreamConsumer', {StreamARN: streamArn('new'), ConsumerName: 'c'}).code).toBe('ResourceInUseException');
});

test('B: five CREATING at once', async () => {
	const {call, refusal, settle} = await createWithConsumers();
	for (const name of ['a', 'b', 'c', 'd', 'e']) {
		call('RegisterStreamConsumer', {...arn, ConsumerName: name});
	}

	expect(refusal('RegisterStreamConsumer', {...arn, ConsumerName: 'f'}).code).toBe('LimitExceededException');
	await settle();
	call('RegisterStreamConsumer', {...arn, ConsumerName: 'f'});
});

test('B: listed in pages, whose token stands for the place', async () => {
	const {call, clock, refusal} = await createWithConsumers('a', 'b', 'c');
	const names = (input: {MaxResults?: number; NextToken?: string}) => {
		const {Consumers: consumers, NextToken: token} = call('ListStreamConsumers', {...arn, ...input});
		return {names: consumers!.map(consumer => consumer.ConsumerName), token};
	};

	const first = names({MaxResults: 2});
	expect(first.names).toEqual(['a', 'b']);
	expect(names({NextToken: first.token!})).toEqual({names: ['c'], token: undefined});
	expect(names({}).names).toEqual(['a', 'b', 'c']);
	expect(refusal('ListStreamConsumers', {...arn, NextToken: first.token!, StreamCreationTimestamp: new Date(0)}).code).toBe('InvalidArgumentException');
	await clock.advance(300_001);
	expect(refusal('ListStreamConsumers', {...arn, NextToken: first.token!}).code).toBe('ExpiredNextTokenException');
});

test('pages go by name, in whatever order the consumers came', async () => {
	const {call} = await createWithConsumers('c', 'a', 'b');
	const first = call('ListStreamConsumers', {...arn, MaxResults: 2});
	const second = call('ListStreamConsumers', {...arn, NextToken: first.NextToken!});
	expect(first.Consumers).toMatchObject([{ConsumerName: 'a'}, {ConsumerName: 'b'}]);
	expect(second.Consumers).toMatchObject([{ConsumerName: 'c'}]);
});

test('B: a token is of use for its own stream only, and a creation time tells streams of one name apart', async () => {
	const {call, createActive, refusal} = await createWithConsumers('a', 'b');
	await createActive('t');
	const {NextToken: token} = call('ListStreamConsumers', {...arn, MaxResults: 1});
	expect(refusal('ListStreamConsumers', {StreamARN: streamArn('t'), NextToken: token!}).code).toBe('InvalidArgumentException');
	const {StreamCreationTimestamp: createdAt} = call('DescribeStreamSummary', {StreamName: 's'}).StreamDescriptionSummary!;
	expect(call('ListStreamConsumers', {...arn, StreamCreationTimestamp: createdAt!}).Consumers).toHaveLength(2);
	const before = new Date(createdAt!.getTime() - 60_000);
	expect(refusal('ListStreamConsumers', {...arn, StreamCreationTimestamp: before}).code).toBe('ResourceNotFoundException');
});

test('B: a consumer goes with its stream', async () => {
	const {call, createActive, settle} = await createWithConsumers('c');
	call('DeleteStream', {StreamName: 's', EnforceConsumerDeletion: true});
	expect(call('ListStreamConsumers', arn).Consumers).toMatchObject([{ConsumerName: 'c', ConsumerStatus: 'DELETING'}]);
	await settle();
	await createActive('s');
	expect(call('ListStreamConsumers', arn).Consumers).toEqual([]);
});
