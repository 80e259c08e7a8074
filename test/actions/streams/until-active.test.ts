import {expect, test} from 'vitest';
import {untilActive} from '../../../source/actions/streams/until-active.js';
import {createEngine} from '../../../source/local/engine.js';
import {connectToEngine} from '../../helpers/engine-connection.js';
import {namedError} from '../../helpers/fake-puts.js';
import {createSharedTime} from '../../helpers/shared-time.js';

const createContext = () => {
	const {clock, endpointClock} = createSharedTime();
	const engine = createEngine({clock: endpointClock, transitionMilliseconds: 5000});
	const context = {
		connection: connectToEngine(engine), streamName: 'lab', clock, signal: new AbortController().signal,
	};
	return {engine, context};
};

test('a stream that is being created is waited for, one that is there is not', async () => {
	const {engine, context} = createContext();
	engine.call('CreateStream', {StreamName: 'lab', ShardCount: 1});
	const startedAt = context.clock.now();
	await untilActive(context);
	const activeAt = context.clock.now();
	expect(activeAt - startedAt).toBeGreaterThanOrEqual(5000);
	await untilActive(context);
	engine.call('UpdateShardCount', {StreamName: 'lab', TargetShardCount: 2, ScalingType: 'UNIFORM_SCALING'});
	await untilActive(context);
	expect(context.clock.now()).toBe(activeAt);
});

test('one that is not there is the service\'s error', async () => {
	await expect(untilActive(createContext().context)).rejects.toMatchObject({name: 'ResourceNotFoundException'});
});

test('who may write and not describe goes on: the first write tells', async () => {
	const {context} = createContext();
	const denied = {
		async send() {
			throw namedError('AccessDeniedException', 'not authorized to perform: kinesis:DescribeStreamSummary');
		},
	};
	await expect(untilActive({...context, connection: {...context.connection, sdk: denied as unknown as typeof context.connection.sdk}})).resolves.toBeUndefined();
});
