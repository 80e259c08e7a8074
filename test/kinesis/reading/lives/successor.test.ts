import {expect, onTestFinished, test} from 'vitest';
import {findSuccessor} from '../../../../source/kinesis/reading/lives/successor.js';
import {createFakeKinesis, serviceError, socketError} from '../../../helpers/fake-kinesis.js';
import {createManualClock} from '../../../helpers/manual-clock.js';

const start = () => {
	const clock = createManualClock();
	const service = createFakeKinesis(clock);
	service.createStream('s', 1);
	const createdAt = clock.now();
	const stop = new AbortController();
	onTestFinished(() => {
		stop.abort();
	});

	/**
	Looks for five seconds; `result` is set once it is known.
	*/
	const look = ({isKnown = true} = {}) => {
		const state: {result?: {readonly createdAt: number | undefined}; error?: unknown} = {};
		void findSuccessor({connection: service.connection, streamName: 's', createdAt: isKnown ? createdAt : undefined}, {clock, signal: stop.signal, patienceMilliseconds: 5000})
			.then(found => {
				state.result = {createdAt: found};
			})
			.catch((error: unknown) => {
				state.error = error;
			});
		return state;
	};

	return {
		clock, service, stop, look,
	};
};

test('the stream that goes is none of its successors, and nor is a call that fails', async () => {
	const {clock, service, look} = start();
	service.setStatus('DELETING');
	const state = look();
	await clock.advance(2000);
	service.deleteStream();
	service.fail('DescribeStreamSummary', () => socketError('ECONNRESET'), 2);
	await clock.advance(2000);
	expect(state.result).toBeUndefined();
	service.createStream('s', 1);
	const createdAt = clock.now();
	await clock.advance(500);
	expect(state.result).toEqual({createdAt});
});

test('it is looked for twice a second, and no longer than the patience lasts', async () => {
	const {clock, service, look} = start();
	service.deleteStream();
	const state = look();
	await clock.advance(4999);
	expect(state.result).toBeUndefined();
	await clock.advance(1);
	expect(state.result).toEqual({createdAt: undefined});
	expect(service.callsOf('DescribeStreamSummary')).toHaveLength(10);
});

test('who may not describe streams does not wait', async () => {
	const {clock, service, look} = start();
	const unknown = look({isKnown: false});
	await clock.advance(0);
	expect(unknown.result).toEqual({createdAt: undefined});
	expect(service.calls).toEqual([]);
	service.fail('DescribeStreamSummary', () => serviceError('AccessDeniedException'));
	const denied = look();
	await clock.advance(0);
	expect(denied.result).toEqual({createdAt: undefined});
});

test('an end of reading ends it', async () => {
	const {clock, service, stop, look} = start();
	service.deleteStream();
	const state = look();
	await clock.advance(700);
	stop.abort();
	await clock.advance(0);
	expect(state.error).toBe(stop.signal.reason);
	expect(clock.sleepers).toBe(0);
});
