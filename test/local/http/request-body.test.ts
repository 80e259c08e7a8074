import {Buffer} from 'node:buffer';
import type {IncomingMessage} from 'node:http';
import {PassThrough} from 'node:stream';
import {expect, test} from 'vitest';
import {createBodyReader, MAX_BODY_BYTES} from '../../../source/local/http/request-body.js';

const createRequest = (headers: Readonly<Record<string, string>> = {}) => Object.assign(new PassThrough(), {headers}) as unknown as IncomingMessage & PassThrough;

test('a body comes as it was sent, in however many pieces', async () => {
	const read = createBodyReader(1000);
	for (const pieces of [[], ['one'], ['one', 'two', 'three']]) {
		const request = createRequest();
		const body = read(request);
		for (const piece of pieces) {
			request.write(piece);
		}

		request.end();
		expect(Buffer.from(await body).toString()).toBe(pieces.join(''));
	}
});

test('a body that is announced too large is refused before it comes', async () => {
	const request = createRequest({'content-length': String(MAX_BODY_BYTES + 1)});
	await expect(createBodyReader(1000)(request)).rejects.toMatchObject({statusCode: 413});
});

test('a client that goes away in the middle ends the reading', async () => {
	const request = createRequest();
	const body = createBodyReader(1000)(request);
	request.write('half');
	request.destroy();
	await expect(body).rejects.toThrow('closed the connection');
});

test('more unfinished bodies than there is room for are turned away, until others have ended', async () => {
	const read = createBodyReader(60_000, 100);
	const slow = createRequest();
	const slowBody = read(slow);
	slow.write(Buffer.alloc(80));
	const second = createRequest();
	const secondBody = read(second);
	second.write(Buffer.alloc(30));
	await expect(secondBody).rejects.toMatchObject({statusCode: 503});

	slow.end();
	expect(await slowBody).toHaveLength(80);
	const third = createRequest();
	const thirdBody = read(third);
	third.end(Buffer.alloc(90));
	expect(await thirdBody).toHaveLength(90);
});
