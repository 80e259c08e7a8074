import {Buffer} from 'node:buffer';
import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {PutRecordsCommand, UpdateShardCountCommand} from '@aws-sdk/client-kinesis';
import {
	afterEach,
	beforeEach,
	expect,
	test,
} from 'vitest';
import {runHeadless} from '../../../source/actions/run-headless.js';
import {openTailCheckpoint} from '../../../source/actions/reading/tail-checkpoint.js';
import {tailStream, type TailContext} from '../../../source/actions/reading/tail.js';
import {systemClock} from '../../../source/time/clock.js';
import {seededRandom} from '../../../source/random.js';
import {startEmbedded, type Embedded} from '../../helpers/embedded.js';
import {createTemporaryFolder} from '../../helpers/temporary-folder.js';

let kinesis: Embedded;
let context: TailContext;
let file: string;

beforeEach(async () => {
	kinesis = await startEmbedded({hasLimits: false});
	file = path.join(createTemporaryFolder(), 'checkpoint.json');
	context = {
		connection: kinesis.connection,
		streamName: 'lab',
		clock: {now: systemClock.now, sleep: async (milliseconds, signal) => systemClock.sleep(Math.min(milliseconds, 20), signal)},
		random: seededRandom(1),
		signal: AbortSignal.timeout(20_000),
	};
	await runHeadless('create-stream', context, {shardCount: 1});
});

afterEach(async () => {
	await kinesis.stop();
});

const put = async (first: number, count: number) => kinesis.sdk.send(new PutRecordsCommand({
	StreamName: 'lab',
	Records: Array.from({length: count}, (_, index) => ({PartitionKey: `user-${index % 5}`, Data: Buffer.from(String(first + index))})),
}));

/**
One run of tail. After `crashAfter` batches it dies: what it put out since the last save will come again.
*/
const tail = async ({count, crashAfter = Infinity}: {readonly count?: number; readonly crashAfter?: number} = {}): Promise<number[]> => {
	const checkpoint = await openTailCheckpoint(context, file);
	const seen: number[] = [];
	let batches = 0;
	for await (const event of tailStream(context, {
		from: {type: 'trim-horizon'}, isUntilCaughtUp: true, count, resumeFrom: checkpoint.resumeFrom,
	})) {
		seen.push(...event.type === 'batch' ? event.records.map(({Data}) => Number(Buffer.from(Data).toString())) : []);
		batches += event.type === 'batch' && event.records.length > 0 ? 1 : 0;
		if (batches >= crashAfter) {
			return seen;
		}

		checkpoint.note(event);
		await checkpoint.save();
	}

	return seen;
};

test('runs one after the other read every record once, across a reshard', async () => {
	await put(0, 30);
	const first = [...await tail({count: 10}), ...await tail()];
	await put(30, 30);
	await kinesis.sdk.send(new UpdateShardCountCommand({StreamName: 'lab', TargetShardCount: 2, ScalingType: 'UNIFORM_SCALING'}));
	await put(60, 30);
	const seen = [...first, ...await tail({count: 40}), ...await tail(), ...await tail()];
	expect(seen.toSorted((a, b) => a - b)).toEqual(Array.from({length: 90}, (_, index) => index));
});

test('a crash loses nothing: the last batch comes again', async () => {
	await put(0, 20);
	const first = await tail({crashAfter: 1});
	const second = await tail();
	expect(first).toEqual(second);
	expect(second).toHaveLength(20);
});

test('refuses to go on in another stream of the same name', async () => {
	await put(0, 5);
	await tail();
	await runHeadless('tear-down', context, {confirmation: 'lab'});
	await runHeadless('create-stream', context);
	await expect(openTailCheckpoint(context, file)).rejects.toMatchObject({code: 'recreated-stream'});
});

test('writes nothing when nothing was read', async () => {
	const checkpoint = await openTailCheckpoint(context, file);
	await checkpoint.save();
	await expect(readFile(file)).rejects.toMatchObject({code: 'ENOENT'});
});
