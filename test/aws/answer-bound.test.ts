import {Buffer} from 'node:buffer';
import process from 'node:process';
import {Readable} from 'node:stream';
import {buffer} from 'node:stream/consumers';
import fc from 'fast-check';
import {
	describe,
	expect,
	onTestFinished,
	test,
} from 'vitest';
import {
	boundAnswer,
	boundMessages,
	collectBounded,
	releaseBody,
} from '../../source/aws/answer-bound.js';
import {connect} from '../../source/kinesis/client/connection.js';
import {SubscribeToShardCommand} from '../../source/kinesis/client/calls.js';
import {startLyingEndpoint} from '../helpers/lying-endpoint.js';

const MEGABYTE = 1024 * 1024;

/**
A message of an event stream: its length, itself included, and anything.
*/
const message = (length: number): Uint8Array => {
	const bytes = Buffer.alloc(length, 'x');
	bytes.writeUInt32BE(length);
	return bytes;
};

const prelude = (claimed: number): Uint8Array => {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32BE(claimed);
	return bytes;
};

const inChunks = (data: Uint8Array, size: number): Uint8Array[] =>
	Array.from({length: Math.ceil(data.length / size)}, (_, index) => data.subarray(index * size, (index + 1) * size));

const readAll = async (chunks: readonly Uint8Array[]): Promise<Uint8Array> => buffer(boundMessages(Readable.from(chunks, {objectMode: false})));

describe('the body of an answer', () => {
	const bodyOf = (data: Uint8Array, size: number, declared?: number): Readable =>
		Object.assign(Readable.from(inChunks(data, size), {objectMode: false}), {headers: {'content-length': declared?.toString()}});

	test('is whole, however it is cut and whatever length was announced', async () => {
		const lengths = fc.option(fc.nat(200_000), {nil: undefined});
		await fc.assert(fc.asyncProperty(fc.uint8Array({maxLength: 300}), fc.integer({min: 1, max: 100}), fc.constantFrom(1, 400), lengths, async (part, size, times, declared) => {
			const data = Buffer.concat(Array.from({length: times}, () => part));
			const body = await collectBounded(bodyOf(data, size * times, declared));
			expect(Buffer.compare(body, data)).toBe(0);
		}), {numRuns: 50});
	});

	test('is refused at the first byte that is too much, without a length too', async () => {
		const body = bodyOf(Buffer.alloc(1001), 10);
		boundAnswer(body, 1000);
		await expect(collectBounded(body)).rejects.toMatchObject({name: 'InternalFailure'});
		expect(body.destroyed).toBe(true);
	});

	test('gives its memory back when it is released, and only its own', async () => {
		const body = await collectBounded(bodyOf(Buffer.alloc(100_000, 'x'), 1000));
		releaseBody(body);
		expect(body).toHaveLength(0);
		const foreign = new Uint8Array(10);
		releaseBody(foreign);
		expect(foreign).toHaveLength(10);
	});

	test('shows nothing of the answer that had its memory before', async () => {
		const large = Buffer.alloc(2_000_000, 'x');
		const first = await collectBounded(bodyOf(large, 100_000, large.length));
		releaseBody(first);
		const second = Buffer.alloc(1_500_000, 'y');
		const body = await collectBounded(bodyOf(second, 100_000, second.length));
		expect(Buffer.compare(body, second)).toBe(0);
		expect(first).toHaveLength(0);
	});
});

describe('the messages of an event stream', () => {
	test('pass unchanged, however they are cut', async () => {
		const lengths = fc.array(fc.integer({min: 4, max: 300}), {maxLength: 20});
		const sizes = fc.integer({min: 1, max: 500});
		await fc.assert(fc.asyncProperty(lengths, sizes, async (given, size) => {
			const data = Buffer.concat(given.map(length => message(length)));
			const passed = await readAll(inChunks(data, size));
			expect(Buffer.compare(passed, data)).toBe(0);
		}), {numRuns: 50});
	});

	test('pass with the 10 MiB of records that the service pushes at once, in base64', async () => {
		const data = Buffer.concat([message(15 * MEGABYTE), message(100)]);
		const passed = await readAll(inChunks(data, 64 * 1024));
		expect(passed.length).toBe(data.length);
	});

	test.each([25 * MEGABYTE, 0x7F_FF_FF_FF, 0xFF_FF_FF_FF])('are cut off where one claims %i bytes', async claimed => {
		await expect(readAll([message(100), prelude(claimed)])).rejects.toThrow('its answer is larger than 24 MB');
		const byteByByte = inChunks(Buffer.concat([message(7), prelude(claimed)]), 1);
		await expect(readAll(byteByByte)).rejects.toThrow('its answer is larger than 24 MB');
	});

	// The decoder of the SDK makes room for the whole message as soon as it knows the length.
	test('a subscription whose first message claims 4 GB fails, and takes no memory', async () => {
		const {endpoint} = await startLyingEndpoint((_called, _call, response) => {
			response.setHeader('content-type', 'application/vnd.amazon.eventstream');
			response.write(prelude(0xFF_FF_FF_FF));
			response.write(Buffer.alloc(MEGABYTE));
			return undefined;
		});
		const connection = await connect({endpoint, region: 'us-east-1'});
		onTestFinished(connection.close);
		const before = process.memoryUsage().arrayBuffers;
		const subscribing = async () => {
			const {EventStream: events} = await connection.sdk.send(new SubscribeToShardCommand({ConsumerARN: 'arn', ShardId: 'shardId-000000000000', StartingPosition: {Type: 'TRIM_HORIZON'}}));
			await Array.fromAsync(events!);
		};

		await expect(subscribing()).rejects.toThrow('its answer is larger than 24 MB');
		expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(200 * MEGABYTE);
	});
});
