import {readdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {
	checkCheckpoint,
	formatCheckpoint,
	parseCheckpoint,
	type Checkpoint,
} from '../../../../source/kinesis/reading/checkpoint/checkpoint.js';
import {loadCheckpoint, saveCheckpoint} from '../../../../source/kinesis/reading/checkpoint/checkpoint-file.js';
import {createTemporaryFolder} from '../../../helpers/temporary-folder.js';

const checkpoint: Checkpoint = {
	streamName: 's',
	streamCreatedAt: 1_700_000_000_123,
	positions: new Map([
		['shardId-000000000000', {type: 'drained'}],
		['shardId-000000000001', {type: 'after-sequence-number', sequenceNumber: '49590338271490256608559692538361571095921575989136588898'}],
		['shardId-000000000002', {type: 'at-timestamp', timestamp: 1_700_000_001_000}],
		['shardId-000000000003', {type: 'trim-horizon'}],
	]),
};

test('what was written is read', async () => {
	const file = path.join(createTemporaryFolder(), 'checkpoint.json');
	expect(await loadCheckpoint(file)).toBeUndefined();
	await saveCheckpoint(file, {...checkpoint, positions: new Map()});
	await saveCheckpoint(file, checkpoint);
	expect(await loadCheckpoint(file)).toEqual(checkpoint);
	expect(await readdir(path.dirname(file))).toEqual(['checkpoint.json']);
});

describe('a file that is no whole checkpoint is refused, not guessed at', () => {
	const text = formatCheckpoint(checkpoint);
	test.each([
		['empty', ''],
		['cut off', text.slice(0, -20)],
		['other JSON', '[1]'],
		['no stream', text.replace('"streamName": "s",', '')],
		['no creation time', text.replace('2023-11-14', 'yesterday')],
		['no version', text.replace('"version": 1,', '')],
		['an unknown kind of position', text.replace('drained', 'somewhere')],
		['a sequence number that is none', text.replace(/"4959\d+"/v, '"-1; rm -rf"')],
		['a sequence number as a number, rounded', text.replace(/"(?<digits>4959\d+)"/v, '$<digits>')],
		['a time that is none', text.replace('1700000001000', '"soon"')],
		['a later version', text.replace('"version": 1,', '"version": 2,')],
	])('%s', (_name, damaged) => {
		expect(damaged).not.toBe(text);
		expect(() => parseCheckpoint(damaged, 'file.json')).toThrow(expect.objectContaining({name: 'UserError', code: 'invalid-checkpoint'}) as Error);
	});
});

test.each([
	['the stream it was written for', {name: 's', createdAt: checkpoint.streamCreatedAt}, undefined],
	['another stream', {name: 't', createdAt: checkpoint.streamCreatedAt}, 'other-stream'],
	['another stream of the same name', {name: 's', createdAt: checkpoint.streamCreatedAt + 1}, 'recreated-stream'],
])('used for %s', (_name, stream, code) => {
	let thrown: unknown;
	try {
		checkCheckpoint(checkpoint, stream, 'file.json');
	} catch (error) {
		thrown = error;
	}

	expect((thrown as {code?: string} | undefined)?.code).toBe(code);
});

test('a file that cannot be read or written is named', async () => {
	const folder = createTemporaryFolder();
	const file = path.join(folder, 'a-file');
	await writeFile(file, '');
	await expect(loadCheckpoint(folder)).rejects.toMatchObject({code: 'unreadable-checkpoint'});
	await expect(saveCheckpoint(path.join(file, 'below-a-file'), checkpoint)).rejects.toMatchObject({code: 'unwritable-checkpoint'});
});
