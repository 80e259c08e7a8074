import {PassThrough} from 'node:stream';
import {setImmediate} from 'node:timers/promises';
import {expect, test, vi} from 'vitest';
import {readLines} from '../../../source/commands/put/read-lines.js';

const start = () => {
	const input = new PassThrough();
	const stopping = new AbortController();
	const seen: string[] = [];
	const read = async () => {
		for await (const {bytes, isCut} of readLines(input, stopping.signal)) {
			seen.push(`${String(bytes)}${isCut ? ' (cut)' : ''}`);
		}
	};

	return {
		input, stopping, seen, done: read(),
	};
};

test('lines come as they are written, and the end ends it', async () => {
	const {input, seen, done} = start();
	input.write('a\nb');
	await setImmediate();
	expect(seen).toEqual(['a']);
	input.end('c\nd');
	await done;
	expect(seen).toEqual(['a', 'bc', 'd']);
});

test('stopped, it gives what was read already, and says of the last line that it may be cut', async () => {
	const {input, stopping, seen, done} = start();
	await setImmediate();
	input.write('a\nb\nhal');
	stopping.abort();
	await done;
	expect(seen).toEqual(['a', 'b', 'hal (cut)']);
	expect(input.destroyed).toBe(true);
});

test('an error of the input is thrown after the lines before it', async () => {
	const {input, seen, done} = start();
	input.write('a\n');
	await vi.waitFor(() => {
		expect(seen).toEqual(['a']);
	});
	input.destroy(Object.assign(new Error('read failed'), {code: 'EIO'}));
	await expect(done).rejects.toThrow('read failed');
	expect(seen).toEqual(['a']);
});

test('an input that is closed without an end ends too', async () => {
	const {input, seen, done} = start();
	input.write('a\n');
	await vi.waitFor(() => {
		expect(seen).toEqual(['a']);
	});
	input.destroy();
	await done;
	expect(seen).toEqual(['a']);
});
