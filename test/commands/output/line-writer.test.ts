import {Buffer} from 'node:buffer';
import {PassThrough, Writable} from 'node:stream';
import {setImmediate} from 'node:timers/promises';
import {expect, test} from 'vitest';
import {createLineWriter} from '../../../source/commands/output/line-writer.js';

/**
A stream that keeps what is written, and takes nothing on until told.
*/
const createSlowStream = () => {
	const chunks: string[] = [];
	let proceed: (() => void) | undefined;
	const stream = new Writable({
		highWaterMark: 10,
		decodeStrings: false,
		write(chunk: string, _encoding, callback) {
			chunks.push(chunk);
			proceed = callback;
		},
	});
	return {
		stream,
		chunks,
		proceed() {
			proceed?.();
		},
	};
};

test('many lines are one write, and flush hands over what is left', async () => {
	const {stream, chunks, proceed} = createSlowStream();
	const writer = createLineWriter(stream);
	for (let line = 0; line < 1000; line++) {
		writer.write(`line ${line}`);
	}

	expect(chunks).toEqual([]);
	const flushed = writer.flush();
	expect(chunks.join('').split('\n')).toHaveLength(1001);
	expect(chunks).toHaveLength(1);
	proceed();
	expect(await flushed).toBe(true);
});

// Source: ReadFile in Microsoft's documentation: an empty write to a pipe is read as nothing, which programs take for the end.
test('flush waits for what was written, told or not, and writes nothing empty', async () => {
	const {stream, chunks, proceed} = createSlowStream();
	const writer = createLineWriter(stream);
	writer.tell('a note\n');
	writer.write('a line');
	let isFlushed = false;
	const flushed = (async () => {
		await writer.flush();
		isFlushed = true;
	})();
	proceed();
	await setImmediate();
	expect(isFlushed).toBe(false);
	proceed();
	await flushed;
	expect(chunks.map(String)).toEqual(['a note\n', 'a line\n']);
	await writer.flush();
	expect(chunks).toHaveLength(2);
});

test('64 KiB are written at once', () => {
	const {stream, chunks} = createSlowStream();
	createLineWriter(stream).write('x'.repeat(64 * 1024));
	expect(chunks).toHaveLength(1);
});

test('few lines are written soon, without a flush', async () => {
	const stream = new PassThrough({encoding: 'utf8'});
	createLineWriter(stream).write('alone');
	const [text] = await stream.take(1).toArray() as string[];
	expect(text).toBe('alone\n');
});

test('a stream that is full makes its writer wait until it has drained', async () => {
	const {stream, proceed} = createSlowStream();
	const writer = createLineWriter(stream);
	writer.write('x'.repeat(64 * 1024));
	let isReady = false;
	const ready = (async () => {
		await writer.ready();
		isReady = true;
	})();
	await setImmediate();
	expect(isReady).toBe(false);
	proceed();
	await ready;
});

test('a reader that is gone keeps nobody waiting', async () => {
	const {stream} = createSlowStream();
	const writer = createLineWriter(stream);
	writer.write('x'.repeat(64 * 1024));
	const ready = writer.ready();
	stream.destroy();
	await ready;
	writer.write('more');
	await writer.flush();
});

test('a write that waits a moment is no congestion', () => {
	const writer = createLineWriter(createSlowStream().stream);
	writer.write('x'.repeat(64 * 1024));
	expect(writer.isCongested).toBe(false);
});

test('room that came before it was asked for is room', async () => {
	const {stream, proceed} = createSlowStream();
	const writer = createLineWriter(stream);
	writer.write('x'.repeat(1024 * 1024));
	expect(writer.isCongested).toBe(true);
	proceed();
	await setImmediate();
	expect(writer.isCongested).toBe(false);
	await writer.ready();
});

test('when patience ends, nobody waits for a reader that takes nothing on, and the flush says that it is not done', async () => {
	const {stream} = createSlowStream();
	const patience = new AbortController();
	const writer = createLineWriter(stream, patience.signal);
	writer.write('x'.repeat(64 * 1024));
	const waits = Promise.all([writer.ready(), writer.flush()]);
	patience.abort();
	expect(await waits).toEqual([undefined, false]);
	expect(await writer.flush()).toBe(false);
});

test('a line may come in parts, text and bytes, of any length and beyond ASCII', async () => {
	const {stream, chunks} = createSlowStream();
	const writer = createLineWriter(stream);
	const long = 'é€😀'.repeat(40_000);
	writer.write('{"data":', new TextEncoder().encode('"ü"'), '}');
	writer.write(long);
	expect(Buffer.concat(chunks as unknown as Uint8Array[]).toString()).toBe(`{"data":"ü"}\n${long}\n`);
});

test('lines that the stream still holds are not written over, and later ones follow whole', async () => {
	const {stream, chunks, proceed} = createSlowStream();
	const writer = createLineWriter(stream);
	const lines = Array.from({length: 6}, (_, index) => String(index).repeat(40_000));
	for (const line of lines) {
		writer.write(line);
	}

	const flushed = writer.flush();
	// Bytes, as the stream got them, and looked at only now.
	const held = () => chunks.map(chunk => Buffer.from(chunk).toString()).join('');
	while (held().length < lines.join('\n').length + 1) {
		proceed();
		await setImmediate();
	}

	proceed();
	await flushed;
	expect(held()).toBe(lines.map(line => `${line}\n`).join(''));
});
