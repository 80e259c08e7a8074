import {Buffer} from 'node:buffer';
import {
	expect,
	onTestFinished,
	test,
	vi,
} from 'vitest';
import {PutRecordCommand} from '../../../source/kinesis/client/calls.js';
import {readStream} from '../../../source/kinesis/reading/reader.js';
import type {StartPosition} from '../../../source/service/reading-start.js';
import {createStream} from '../../../source/kinesis/streams/stream.js';
import {collect} from '../../helpers/collect.js';
import {startEmbedded} from '../../helpers/embedded.js';
import {createManualClock} from '../../helpers/manual-clock.js';

const SIX_MINUTES = 6 * 60_000;

// API Reference, GetShardIterator and SubscribeToShard: both are good for five minutes.
test.each<[string, StartPosition, {readonly consumerName: string} | undefined]>([
	['polling, something read before', {type: 'trim-horizon'}, undefined],
	['polling from LATEST, nothing read before', {type: 'latest'}, undefined],
	['fan-out, something read before', {type: 'trim-horizon'}, {consumerName: 'c'}],
	['fan-out from LATEST, nothing read before', {type: 'latest'}, {consumerName: 'c'}],
])('a jump of six minutes on the clock of both sides loses nothing: %s', async (_name, from, fanOut) => {
	const clock = createManualClock(Date.now());
	await using embedded = await startEmbedded({clock});
	const {connection} = embedded;
	const put = async (data: string) => connection.sdk.send(new PutRecordCommand({StreamName: 's', PartitionKey: 'k', Data: Buffer.from(data)}));
	await createStream(connection, 's', 1);
	await put('before');
	await clock.advance(SIX_MINUTES);

	const stop = new AbortController();
	onTestFinished(() => {
		stop.abort();
	});
	const reading = collect(readStream({
		connection, streamName: 's', from, fanOut, clock, random: () => 1, signal: stop.signal,
	}));
	// The clock moves on while calls travel.
	const until = async (check: () => void) => vi.waitFor(async () => {
		await clock.advance(250);
		check();
	}, {timeout: 10_000, interval: 5});
	await until(() => {
		expect(reading.ofType('batch').length).toBeGreaterThan(0);
	});

	const expected = from.type === 'latest' ? [] : ['before'];
	expect(reading.data).toEqual(expected);
	await put('asleep');
	await clock.advance(SIX_MINUTES);
	await put('awake');
	await until(() => {
		expect(reading.data).toEqual([...expected, 'asleep', 'awake']);
	});
	stop.abort();
	await reading.finished;
	expect(reading.error).toBeUndefined();
}, 30_000);
