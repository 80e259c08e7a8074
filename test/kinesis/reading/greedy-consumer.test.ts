import {expect, onTestFinished, test} from 'vitest';
import {readGreedily} from '../../../source/kinesis/reading/greedy-consumer.js';
import {
	createFakeKinesis,
	serviceError,
	socketError,
	type FakeKinesis,
} from '../../helpers/fake-kinesis.js';
import {createManualClock} from '../../helpers/manual-clock.js';

const A = 'shardId-000000000000';

const start = (prepare?: (service: FakeKinesis) => void) => {
	const clock = createManualClock();
	const service = createFakeKinesis(clock);
	service.createStream('s', 1);
	prepare?.(service);
	const stop = new AbortController();
	onTestFinished(() => {
		stop.abort();
	});
	const told = {answered: 0, refused: 0, isOver: false};
	const finished = (async () => {
		await readGreedily({
			connection: service.connection,
			streamName: 's',
			shardId: A,
			clock,
			signal: stop.signal,
			pauseMilliseconds: 100,
			onAnswered() {
				told.answered++;
			},
			onRefused() {
				told.refused++;
			},
		});
		told.isOver = true;
	})();
	return {
		clock, service, stop, told, finished,
	};
};

test('it reads on and on from the tip, ten times a second, with one iterator after the other', async () => {
	const {clock, service, told} = start();
	await clock.advance(950);
	expect(told).toEqual({answered: 10, refused: 0, isOver: false});
	expect(service.callsOf('GetShardIterator').map(({input}) => input.ShardIteratorType)).toEqual(['LATEST']);
	expect(service.callsOf('GetRecords')).toHaveLength(10);
});

test('what the shard refuses is counted, and tried again with the same iterator after the same pause', async () => {
	const {clock, service, told} = start();
	await clock.advance(50);
	service.fail('GetRecords', () => serviceError('ProvisionedThroughputExceededException'), 3);
	await clock.advance(400);
	expect(told).toEqual({answered: 2, refused: 3, isOver: false});
	expect(service.callsOf('GetShardIterator')).toHaveLength(1);
});

test('an iterator that is refused counts too', async () => {
	const {clock, told} = start(service => {
		service.fail('GetShardIterator', () => serviceError('ProvisionedThroughputExceededException'), 2);
	});
	await clock.advance(250);
	expect(told).toEqual({answered: 1, refused: 2, isOver: false});
});

test('an endpoint that is away is no refusal: it is asked anew a second later', async () => {
	const {clock, service, told} = start();
	await clock.advance(50);
	service.fail('GetRecords', () => socketError('ECONNREFUSED'));
	await clock.advance(1000);
	expect(told).toEqual({answered: 1, refused: 0, isOver: false});
	await clock.advance(100);
	expect(told).toEqual({answered: 2, refused: 0, isOver: false});
	expect(service.callsOf('GetShardIterator')).toHaveLength(2);
});

test('it ends with the shard, with the stream, and when it is stopped', async () => {
	const closed = start();
	await closed.clock.advance(50);
	closed.service.reshard([A], 2);
	await closed.clock.advance(200);
	expect(closed.told.isOver).toBe(true);

	const gone = start();
	await gone.clock.advance(50);
	gone.service.deleteStream();
	await gone.clock.advance(200);
	expect(gone.told).toEqual({answered: 1, refused: 0, isOver: true});

	const stopped = start();
	await stopped.clock.advance(50);
	stopped.stop.abort();
	await stopped.finished;
	expect(stopped.told).toEqual({answered: 1, refused: 0, isOver: true});
	expect(stopped.clock.sleepers).toBe(0);
});

test('a call that is cut off by the end is neither an answer nor a refusal', async () => {
	const {clock, service, stop, told, finished} = start();
	await clock.advance(50);
	service.operations.GetRecords = () => {
		stop.abort();
		throw serviceError('ProvisionedThroughputExceededException');
	};

	await clock.advance(100);
	await finished;
	expect(told).toEqual({answered: 1, refused: 0, isOver: true});
});
