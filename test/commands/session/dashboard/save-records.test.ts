import {Buffer} from 'node:buffer';
import {readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {expect, test} from 'vitest';
import {saveRecords} from '../../../../source/commands/session/dashboard/save-records.js';
import {toJsonLine} from '../../../../source/records/record-json.js';
import {createTemporaryFolder} from '../../../helpers/temporary-folder.js';

const sources = ['{"n":1}', '\u{1B}[2J'].map((data, index) => ({
	shardId: 'shardId-000000000000',
	record: {
		SequenceNumber: String(index),
		PartitionKey: 'key',
		Data: Buffer.from(data),
		ApproximateArrivalTimestamp: new Date(0),
	},
}));

test('writes the lines that tail --json prints, and says where', async () => {
	const file = path.join(createTemporaryFolder(), 'records.jsonl');
	expect(await saveRecords(file, sources)).toEqual({path: file, count: 2});
	const lines = sources.map(({shardId, record}) => `${toJsonLine(shardId, record)}\n`);
	expect(await readFile(file, 'utf8')).toBe(lines.join(''));
});

test('never writes over a file', async () => {
	const file = path.join(createTemporaryFolder(), 'kept.jsonl');
	await writeFile(file, 'mine');
	expect(await saveRecords(file, sources)).toEqual({complaint: expect.stringContaining('already') as string});
	expect(await readFile(file, 'utf8')).toBe('mine');
});

test.each([
	['no name', () => ' ', 'Give a file’s name.'],
	['a folder that is not there', () => path.join(createTemporaryFolder(), 'none', 'x.jsonl'), 'There is no such folder.'],
])('%s is said in words', async (_, file, complaint) => {
	expect(await saveRecords(file(), sources)).toEqual({complaint});
});
