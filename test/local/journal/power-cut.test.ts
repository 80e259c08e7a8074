import * as fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {
	describe,
	expect,
	test,
	vi,
} from 'vitest';
import {createTemporaryFolder} from '../../helpers/temporary-folder.js';
import {createTestEngine, shardId} from '../../helpers/test-engine.js';
import type {JournalEntry} from '../../../source/local/journal/entry.js';
import {openJournalFile} from '../../../source/local/journal/journal-file.js';
import type {EngineOptions} from '../../../source/local/options.js';

/**
What the disk has: contents by the file's own number, and the names of folders. All else is only in the system's memory, and goes with the power.
*/
const {disk} = vi.hoisted(() => ({disk: {contents: new Map<number, Uint8Array>(), names: new Map<string, number>()}}));

vi.mock('node:fs', async importOriginal => {
	const original = await importOriginal<typeof fs>();
	const paths = new Map<number, string>();
	return {
		...original,
		openSync(file: string, ...rest: [string, number?]) {
			const descriptor = original.openSync(file, ...rest);
			paths.set(descriptor, file);
			return descriptor;
		},
		fsyncSync: vi.fn((descriptor: number) => {
			const file = paths.get(descriptor)!;
			const stats = original.fstatSync(descriptor);
			if (!stats.isDirectory()) {
				disk.contents.set(stats.ino, original.readFileSync(file));
				return;
			}

			disk.names.clear();
			for (const name of original.readdirSync(file)) {
				disk.names.set(name, original.statSync(path.join(file, name)).ino);
			}
		}),
	};
});

/**
Leaves of the folder what the disk has.
*/
const cutPower = (folder: string) => {
	fs.rmSync(folder, {recursive: true});
	fs.mkdirSync(folder);
	for (const [name, inode] of disk.names) {
		// The lock is the system's, and ends with it.
		if (name.startsWith('journal')) {
			fs.writeFileSync(path.join(folder, name), disk.contents.get(inode) ?? '');
		}
	}
};

const start = (options: EngineOptions) => createTestEngine(options);

/**
A stream with a record, then `second` later another one; the power goes; what is there afterwards.
*/
const run = async (sync: EngineOptions['sync'], wait: number) => {
	disk.contents.clear();
	disk.names.clear();
	const dataDirectory = createTemporaryFolder();
	const before = start({dataDirectory, sync});
	await before.createActive('s');
	before.put('s', 'k', 'first');
	await before.clock.advance(wait);
	before.put('s', 'k', 'last');
	cutPower(dataDirectory);
	const after = start({dataDirectory, sync, clock: before.clock});
	const kept = after.call('ListStreams').StreamNames!.length === 0 ? undefined : after.readFrom('s', shardId(0));
	after.engine.close();
	return kept;
};

describe.skipIf(process.platform === 'win32')('after a power cut', () => {
	test('always: everything that was answered is there', async () => {
		expect(await run('always', 0)).toEqual(['first', 'last']);
	});

	test('second: all but the last second is there', async () => {
		expect(await run('second', 1000)).toEqual(['first']);
	});

	test('second: what came within the second is gone with it, and nothing else', async () => {
		// The stream is a second older than the records.
		expect(await run('second', 0)).toEqual([]);
	});

	test('no: what the system has not written by itself is gone, and the folder is good', async () => {
		expect(await run('no', 5000)).toBeUndefined();
	});

	test('a file that was replaced by a shorter one keeps what was synced since', () => {
		const folder = createTemporaryFolder();
		const entry = (at: number): JournalEntry => ({
			kind: 'put', at, streamName: 's', records: [],
		});
		const file = openJournalFile(folder, () => undefined, () => undefined);
		file.append(entry(1));
		file.append(entry(2));
		file.sync();
		file.replace([entry(3)]);
		file.append(entry(4));
		file.sync();
		file.append(entry(5));
		file.close();
		cutPower(folder);
		const kept: JournalEntry[] = [];
		openJournalFile(folder, one => {
			kept.push(one);
		}, () => undefined).close();
		expect(kept).toEqual([entry(3), entry(4)]);
	});

	test('a clean end keeps everything that second had still to write', async () => {
		const dataDirectory = createTemporaryFolder();
		const before = start({dataDirectory, sync: 'second'});
		await before.createActive('s');
		before.put('s', 'k', 'last');
		before.engine.close();
		cutPower(dataDirectory);
		const after = start({dataDirectory, clock: before.clock});
		expect(after.readFrom('s', shardId(0))).toEqual(['last']);
		after.engine.close();
	});
});

test('a disk that fails to take a change refuses it, and every later one', async () => {
	const dataDirectory = createTemporaryFolder();
	const onUnwritable = vi.fn<(reason: string) => void>();
	const {createActive, engine, refusal} = start({dataDirectory, sync: 'always', onUnwritable});
	await createActive('s');
	vi.mocked(fs.fsyncSync).mockImplementationOnce(() => {
		throw new Error('EIO: i/o error, fsync');
	});
	const record = {StreamName: 's', PartitionKey: 'k', Data: new Uint8Array(1)};
	expect([refusal('PutRecord', record).code, refusal('PutRecord', record).code]).toEqual(['InternalFailureException', 'InternalFailureException']);
	expect(onUnwritable.mock.calls).toEqual([['EIO: i/o error, fsync']]);
	engine.close();
});
