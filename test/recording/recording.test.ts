import {Buffer} from 'node:buffer';
import {
	open,
	readFile,
	stat,
	truncate,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {gunzipSync} from 'node:zlib';
import {describe, expect, test} from 'vitest';
import {decodeEntry} from '../../source/recording/decode.js';
import {encodeEntry} from '../../source/recording/encode.js';
import type {RecordingEntry, RecordingHeader} from '../../source/recording/entry.js';
import {openRecorded, type RecordedSession} from '../../source/recording/open-recorded.js';
import {openRecording} from '../../source/recording/writer.js';
import {initialState} from '../../source/monitor/tracked-state.js';
import {shardOf} from '../monitor/fixtures.js';
import {createTemporaryFolder} from '../helpers/temporary-folder.js';

const header: RecordingHeader = {
	clickmon: 'recording', version: 1, startedAt: 1_700_000_000_000, program: '0.1.0', streamName: 'clicks', region: 'us-east-1', isEmbedded: true,
};

const state = initialState({
	streamName: 'clicks', region: 'us-east-1', endpoint: 'http://me:secret@127.0.0.1:4567/path', isEmbedded: true, isReadOnly: false,
});

const keyframe = (t: number): RecordingEntry => ({t, e: 'state', state});

const record = (text: string | Uint8Array, sequence = '1') => ({
	SequenceNumber: sequence, PartitionKey: 'user-1', Data: Buffer.from(text as string), ApproximateArrivalTimestamp: new Date(1_700_000_000_123),
});

const batch = (t: number, ...records: Array<ReturnType<typeof record>>): RecordingEntry => ({
	t,
	e: 'read',
	read: {
		type: 'batch', shardId: 'shardId-000000000000', records, millisBehindLatest: 0, receivedAt: 1_700_000_000_000 + t,
	},
});

const hundred = Array.from({length: 100}, () => record('x'.repeat(150)));

const firstLineOf = (text: string) => text.split('\n', 1)[0];

const recordAll = async (file: string, entries: readonly RecordingEntry[], limit?: number) => {
	const writer = await openRecording(file, header, {limit});
	for (const entry of entries) {
		writer.write(entry);
	}

	await writer.close(entries.at(-1)!.t);
	return writer;
};

const replayed = async (file: string, t = 0): Promise<RecordingEntry[]> => {
	const session = await openRecorded(file);
	try {
		const all = await Array.fromAsync(session.entriesFor(t));
		return all.flat();
	} finally {
		await session.close();
	}
};

const json = record('{"a": 1}');
const binary = record(new Uint8Array([0xFF, 0x00, 0xFE]));
const nothing = record('');

describe('an entry comes back as it was', () => {
	test.each<[string, RecordingEntry]>([
		['text', batch(1, json, record('ü ␛ \u{2028}'))],
		['bytes that are no text', batch(1, binary)],
		['an empty record', batch(1, nothing)],
		['sequence numbers in order, the same, back, and none that are numbers', batch(1, ...['49680632137302037738851217906163351571812024403701530722', '49680632137302037738851217906164560497631639032876236898', '49680632137302037738851217906164560497631639032876236898', '12', '0013', '0014', 'a', '7'].map(sequence => record('x', sequence)))],
		['shards, with 128 bits', {t: 2, e: 'event', event: {at: 5, type: 'shards', shards: [shardOf(0)]}}],
		['a mark', {t: 3.5, e: 'mark', label: '4 ✓ scaled'}],
	])('%s', (_name, entry) => {
		const line = encodeEntry(entry);
		expect(line).not.toContain('\n');
		expect(decodeEntry(line)).toEqual(entry);
	});

	test('only the host of an endpoint is kept', () => {
		expect(encodeEntry(keyframe(0))).not.toMatch(/secret|path/v);
		expect(encodeEntry(keyframe(0))).toContain('"127.0.0.1:4567"');
	});
});

describe.each(['session.jsonl', 'session.jsonl.gz'])('%s', name => {
	test('is written for its owner alone, and read back whole', async () => {
		const file = path.join(createTemporaryFolder(), name);
		const entries = [keyframe(0), batch(100, record('one')), {t: 200, e: 'mark', label: '1 ✓'} as const];
		await recordAll(file, entries);
		if (process.platform !== 'win32') {
			const {mode} = await stat(file);
			expect(mode.toString(8).slice(-3)).toBe('600');
		}

		const session = await openRecorded(file);
		expect(session).toMatchObject({header, ending: 'closed', durationMilliseconds: 200});
		expect(session.notables).toEqual([{t: 200, label: '1 ✓'}]);
		await session.close();
		const read = await replayed(file);
		expect(read.map(({e}) => e)).toEqual(['state', 'read', 'mark', 'end']);
		expect(read[1]).toEqual(entries[1]);
	});

	test('cut off in the middle, is replayed as far as it goes', async () => {
		const file = path.join(createTemporaryFolder(), name);
		await recordAll(file, [keyframe(0), ...Array.from({length: 200}, (_, index) => batch(index, record(`${index} ${Math.sin(index)}`)))]);
		const {size} = await stat(file);
		await truncate(file, Math.floor(size / 2));
		const session = await openRecorded(file);
		expect(session.ending).toBe('cut');
		expect(session.durationMilliseconds).toBeGreaterThan(20);
		expect(session.durationMilliseconds).toBeLessThan(199);
		await session.close();
	});

	test('is not written over another file', async () => {
		const file = path.join(createTemporaryFolder(), name);
		await writeFile(file, 'mine');
		await expect(openRecording(file, header)).rejects.toThrow(`${file} cannot be recorded to: there is a file of that name already, and nothing is written over it.`);
		expect(await readFile(file, 'utf8')).toBe('mine');
	});
});

test('a .gz is gzip', async () => {
	const file = path.join(createTemporaryFolder(), 'a.gz');
	await recordAll(file, [keyframe(0)]);
	const packed = await readFile(file);
	expect(firstLineOf(gunzipSync(packed).toString('utf8'))).toBe(JSON.stringify(header));
});

test('ends at its limit, and says so', async () => {
	const file = path.join(createTemporaryFolder(), 'a.jsonl');
	const entries = [keyframe(0), ...Array.from({length: 1000}, (_, index) => batch(index, record('x'.repeat(100))))];
	const writer = await recordAll(file, entries, 20_000);
	expect(writer.isEnded).toBe(true);
	const {size} = await stat(file);
	expect(size).toBeLessThan(21_000);
	const session = await openRecorded(file);
	expect(session.ending).toBe('full');
	await session.close();
});

test('a large batch is cut into lines', async () => {
	const file = path.join(createTemporaryFolder(), 'a.jsonl');
	await recordAll(file, [keyframe(0), batch(1, ...Array.from({length: 1200}, (_, index) => record('x', String(index))))]);
	const entries = await replayed(file);
	const batches = entries.flatMap(entry => entry.e === 'read' && entry.read.type === 'batch' ? [entry.read.records.length] : []);
	expect(batches).toEqual([500, 500, 200]);
});

describe('what cannot be replayed is said in one line', () => {
	test.each([
		['there is none', undefined, 'cannot be replayed: there is no such file.'],
		['empty', '', 'is empty, so it is not a recording of clickmon.'],
		['another file', '{"a": 1}\n', 'is not a recording of clickmon; --record writes one.'],
		['text', 'hello\n', 'is not a recording of clickmon; --record writes one.'],
		['newer', `${JSON.stringify({...header, version: 2})}\n`, 'was recorded by a newer clickmon (format 2; this one reads up to 1): update clickmon to replay it.'],
		['only its header', `${JSON.stringify(header)}\n`, 'ends right after its beginning: there is nothing to replay.'],
		['damaged', `${JSON.stringify(header)}\n${encodeEntry(keyframe(0))}\nrubbish\n`, 'is damaged in line 3'],
		['damaged gzip', Buffer.from([0x1F, 0x8B, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]), 'is not gzip, or is damaged: it cannot be replayed.'],
	])('%s', async (_name, content, message) => {
		const file = path.join(createTemporaryFolder(), 'a.jsonl');
		if (content !== undefined) {
			await writeFile(file, content);
		}

		await expect(openRecorded(file)).rejects.toThrow(`${file} ${message}`);
	});
});

const seek = async (session: RecordedSession, target: number) => {
	let reached: RecordingEntry | undefined;
	let first: RecordingEntry | undefined;
	for await (const entries of session.entriesFor(target)) {
		first ??= entries[0];
		reached = entries.findLast(entry => entry.t <= target) ?? reached;
		if (entries.some(entry => entry.t > target)) {
			break;
		}
	}

	return {first, reached};
};

describe('a recording of 200 MB', () => {
	test('is sought in under a second, in bounded memory', async () => {
		const file = path.join(createTemporaryFolder(), 'large.jsonl');
		const handle = await open(file, 'wx');
		const body = encodeEntry(batch(0, ...hundred)).slice('{"t":0'.length);
		const line = (at: number) => `{"t":${at}${body}\n`;
		const lineLength = line(0).length;
		await handle.write(`${JSON.stringify(header)}\n`);
		const block = (from: number) => `${encodeEntry(keyframe(from))}\n${Array.from({length: 100}, (_, index) => line(from + index)).join('')}`;
		const blocks = Math.ceil(200 * 1024 * 1024 / (lineLength * 100));
		for (let index = 0; index < blocks; index++) {
			await handle.write(block(index * 100));
		}

		await handle.close();
		const before = process.memoryUsage().rss;
		const session = await openRecorded(file);
		expect(session.ending).toBe('cut');
		for (const part of [0.9, 0.1, 0.5]) {
			const target = Math.floor(session.durationMilliseconds * part);
			const began = performance.now();
			const {first, reached} = await seek(session, target);
			expect(performance.now() - began).toBeLessThan(1000);
			expect(first?.e).toBe('state');
			expect(reached?.t).toBe(target);
		}

		await session.close();
		expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
	});
});
