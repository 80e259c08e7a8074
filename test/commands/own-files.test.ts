import {chmod, stat} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {expect, test} from 'vitest';
import {saveRecords} from '../../source/commands/session/dashboard/save-records.js';
import {createRecordFile} from '../../source/commands/tail/record-file.js';
import {saveCheckpoint} from '../../source/kinesis/reading/checkpoint/checkpoint-file.js';
import {createTemporaryFolder} from '../helpers/temporary-folder.js';

const modeOf = async (file: string): Promise<string> => {
	const {mode} = await stat(file);
	return (mode & 0o777).toString(8); // eslint-disable-line no-bitwise
};

test.skipIf(process.platform === 'win32')('what is exported, written by tail or kept as a checkpoint is for its owner alone', async () => {
	const folder = createTemporaryFolder();
	const exported = path.join(folder, 'export.jsonl');
	await saveRecords(exported, []);
	expect(await modeOf(exported)).toBe('600');

	const output = path.join(folder, 'out.jsonl');
	const file = await createRecordFile(output, 10);
	file.write('123456789');
	file.write('123456789');
	await file.ready();
	await file.close(false);
	expect(await Promise.all(file.files.map(async name => modeOf(name)))).toEqual(['600', '600']);

	const checkpoint = path.join(folder, 'checkpoint.json');
	const content = {streamName: 's', streamCreatedAt: 0, positions: new Map()};
	await saveCheckpoint(checkpoint, content);
	expect(await modeOf(checkpoint)).toBe('600');
	// As an earlier version made it.
	await chmod(checkpoint, 0o644);
	await saveCheckpoint(checkpoint, content);
	expect(await modeOf(checkpoint)).toBe('600');
});
