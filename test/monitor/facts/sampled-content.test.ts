import {Buffer} from 'node:buffer';
import {gzipSync, zstdCompressSync} from 'node:zlib';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {sampledContent} from '../../../source/monitor/facts/sampled-content.js';
import {aggregateOf} from '../../records/unpack/packed.js';

const first = () => 0;
const last = () => 0.999;
const event = (user: string) => `{"user_id":"${user}"}`;
const two = aggregateOf(['a', 'b'].map(user => ({key: 'k', data: Buffer.from(event(user))})));
const rows = Buffer.from(`${event('a')}\n${event('b')}\n${event('c')}`);

test.each<[string, Uint8Array, string, string]>([
	['a record that is nothing more', Buffer.from(event('a')), event('a'), event('a')],
	['rows of JSON', rows, event('a'), event('c')],
	['a list of objects', Buffer.from(`[${event('a')},${event('b')}]`), event('a'), event('b')],
	['an aggregate', two, event('a'), event('b')],
	['compressed data', gzipSync(event('a')), event('a'), event('a')],
	['compressed rows in an aggregate', aggregateOf([{key: 'k', data: zstdCompressSync(rows)}]), event('a'), event('c')],
])('of %s one is drawn', (_, data, one, other) => {
	expect(Buffer.from(sampledContent(data, first)).toString()).toBe(one);
	expect(Buffer.from(sampledContent(data, last)).toString()).toBe(other);
});

test('it takes no longer than a glance, whatever is packed', () => {
	const bomb = gzipSync('{}'.repeat(5_000_000));
	const began = performance.now();
	for (let count = 0; count < 20; count++) {
		sampledContent(bomb, last);
	}

	expect(performance.now() - began).toBeLessThan(1000);
});

test('no data makes it throw', () => {
	const starts = [[], [0xF3, 0x89, 0x9A, 0xC2], [0x1F, 0x8B, 8], [0x78, 0x9C], [0x28, 0xB5, 0x2F, 0xFD], [0x5B, 0x7B], [0x7B]];
	fc.assert(fc.property(fc.constantFrom(...starts), fc.uint8Array(), fc.double({min: 0, max: 0.999, noNaN: true}), (start, rest, random) => {
		sampledContent(Uint8Array.of(...start, ...rest), () => random);
	}));
});
