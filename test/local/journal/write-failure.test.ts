import * as fs from 'node:fs';
import path from 'node:path';
import {expect, test, vi} from 'vitest';
import {createTemporaryFolder} from '../../helpers/temporary-folder.js';
import {bytes, createTestEngine, shardId} from '../../helpers/test-engine.js';

vi.mock('node:fs', async importOriginal => {
	const original = await importOriginal<typeof fs>();
	return {...original, writeSync: vi.fn(original.writeSync)};
});

test('when the disk is full no change is answered as done, and a restart has exactly what was', async () => {
	const dataDirectory = createTemporaryFolder();
	const onUnwritable = vi.fn<(reason: string) => void>();
	const {call, clock, createActive, engine, put, readFrom, refusal} = createTestEngine({dataDirectory, onUnwritable});
	await createActive('s');
	put('s', 'k', 'kept');
	const record = {StreamName: 's', PartitionKey: 'k', Data: bytes('lost')};
	// The disk takes half of it and then no more.
	vi.mocked(fs.writeSync).mockImplementationOnce(() => {
		fs.appendFileSync(path.join(dataDirectory, 'journal'), '0123456789');
		throw Object.assign(new Error('ENOSPC: no space left on device'), {code: 'ENOSPC'});
	});
	const refused = refusal('PutRecord', record);
	expect(refused).toEqual({code: 'InternalFailureException', message: `The folder ${dataDirectory} can no longer be written (ENOSPC: no space left on device), so nothing can be changed.`});
	expect(refusal('PutRecord', record)).toEqual(refused);
	expect(refusal('DeleteStream', {StreamName: 's'})).toEqual(refused);
	expect(onUnwritable.mock.calls).toEqual([['ENOSPC: no space left on device']]);
	expect(call('ListStreams').StreamNames).toEqual(['s']);
	expect(readFrom('s', shardId(0))[0]).toBe('kept');
	engine.close();
	engine.close();

	const after = createTestEngine({dataDirectory, clock});
	expect(after.readFrom('s', shardId(0))).toEqual(['kept']);
	after.put('s', 'k', 'goes on');
	after.engine.close();
	expect(fs.existsSync(path.join(dataDirectory, 'lock'))).toBe(false);
});
