import {readdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {
	describe,
	expect,
	onTestFinished,
	test,
	vi,
} from 'vitest';
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
		['a sequence number as a number, exact', text.replace(/"4959\d+"/v, '7')],
		['a time of creation as a year', text.replace(/"2023-11-14[^"]+"/v, '2023')],
		['a time that is none', text.replace('1700000001000', '"soon"')],
		['a position that is null', text.replace(/\{\s+"type": "drained"\s+\}/v, 'null')],
		['a position that is a word', text.replace(/\{\s+"type": "drained"\s+\}/v, '"drained"')],
		['positions in a list', text.replace(/"shards": \{.*\}\n\}/sv, '"shards": []}')],
		['a sequence number with something behind it', text.replace(/"(?<digits>4959\d+)"/v, '"$<digits>x"')],
		['a sequence number with something before it', text.replace(/"(?<digits>4959\d+)"/v, '"x$<digits>"')],
		['a time of creation as a number', text.replace(/"2023-11-14[^"]+"/v, '1700000000123')],
		['a version as a text', text.replace('"version": 1,', '"version": "2",')],
		['JSON null', 'null'],
	])('%s', (_name, damaged) => {
		expect(damaged).not.toBe(text);
		expect(() => parseCheckpoint(damaged, 'file.json')).toThrow(expect.objectContaining({name: 'UserError', code: 'invalid-checkpoint'}) as Error);
	});
});

test('a file of a later version is not called damaged: this clickmon is too old for it', () => {
	const later = formatCheckpoint(checkpoint).replace('"version": 1,', '"version": 2,');
	expect(() => parseCheckpoint(later, 'file.json')).toThrow(expect.objectContaining({code: 'invalid-checkpoint', message: expect.stringContaining('update this one') as string}) as Error);
	expect(() => parseCheckpoint(later.slice(1), 'file.json')).toThrow('is damaged');
});

test('a sequence number of the service has up to 128 digits', () => {
	const positions = new Map([['shardId-000000000000', {type: 'at-sequence-number' as const, sequenceNumber: '9'.repeat(128)}]]);
	expect(parseCheckpoint(formatCheckpoint({...checkpoint, positions}), 'file.json').positions).toEqual(positions);
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

test('a name that Windows does not take as a file is refused before anything is read', async () => {
	const platform = vi.spyOn(process, 'platform', 'get').mockReturnValue('win32');
	onTestFinished(() => {
		platform.mockRestore();
	});
	await expect(loadCheckpoint('shop:orders.json')).rejects.toMatchObject({code: 'unwritable-checkpoint', exitCode: 2, message: expect.stringContaining('“:”') as string});
});

test('a damaged file is told as damaged, and a file that is no text as unreadable', async () => {
	const file = path.join(createTemporaryFolder(), 'checkpoint.json');
	await writeFile(file, '{"version":1}');
	await expect(loadCheckpoint(file)).rejects.toMatchObject({code: 'invalid-checkpoint'});
	await writeFile(file, Uint8Array.of(0xC3, 0x28));
	await expect(loadCheckpoint(file)).rejects.toMatchObject({code: 'unreadable-checkpoint', message: expect.stringContaining('it is not UTF-8 text') as string});
});

test('a file that another program has open is written later, and a full disk is told', async () => {
	const failing = (code: string) => async () => {
		throw Object.assign(new Error(`${code}: what the system says`), {code});
	};

	await expect(saveCheckpoint('a-file', checkpoint, failing('EBUSY'))).rejects.toMatchObject({code: 'checkpoint-in-use'});
	await expect(saveCheckpoint('a-file', checkpoint, failing('ENOSPC'))).rejects.toMatchObject({code: 'unwritable-checkpoint', message: expect.stringMatching(/\(ENOSPC\): the disk is full/v) as string});
	await expect(saveCheckpoint('a-file', checkpoint, failing('EXXX'))).rejects.toMatchObject({message: expect.stringContaining('EXXX: what the system says') as string});
});
