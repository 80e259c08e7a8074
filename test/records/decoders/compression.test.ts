import {Buffer} from 'node:buffer';
import {deflateSync, gzipSync, zstdCompressSync} from 'node:zlib';
import {describe, expect, test} from 'vitest';
import {compressionOf, decompress, decompressBeginning} from '../../../source/records/decoders/compression.js';

const compressors = {gzip: gzipSync, zlib: deflateSync, zstd: zstdCompressSync};

// Sources: RFC 1952, 2.3.1; RFC 1950, 2.2; RFC 8878, 3.1.1.
test.each<[readonly number[], string | undefined]>([
	[[0x1F, 0x8B, 8], 'gzip'],
	[[0x1F, 0x8B, 7], undefined],
	[[0x78, 0x9C, 0], 'zlib'],
	[[0x78, 0x9D, 0], undefined],
	[[0x78, 0x9C], undefined],
	[[0x28, 0xB5, 0x2F, 0xFD], 'zstd'],
	[[0x28, 0xB5, 0x2F], undefined],
	[[], undefined],
])('the first bytes %j say: %s', (bytes, expected) => {
	expect(compressionOf(Uint8Array.from(bytes))).toBe(expected);
});

describe.each(['gzip', 'zlib'] as const)('%s', compression => {
	const withBlanks = (blanks: string) => decompress(Buffer.concat([compressors[compression]('data'), Buffer.from(blanks)]), compression);

	test('has up to four blanks behind it, which shells and tools add', () => {
		for (const blanks of ['', '\n', '\r\n', ' \t\r\n']) {
			expect(withBlanks(blanks)).toEqual({data: new TextEncoder().encode('data')});
		}
	});

	test('shows its beginning without being unpacked whole', () => {
		const numbers = Array.from({length: 20_000}, (_, index) => String(index * 7919)).join(' ');
		const beginning = Buffer.from(decompressBeginning(compressors[compression](numbers), compression)!).toString();
		expect(numbers.startsWith(beginning)).toBe(true);
		expect(beginning.length).toBeGreaterThan(500);
		expect(beginning.length).toBeLessThan(numbers.length / 4);
	});

	test('has no beginning if it is damaged from there on', () => {
		const packed = compressors[compression]('data');
		const damaged = packed.fill(0xFF, compression === 'gzip' ? 10 : 2);
		expect(decompressBeginning(damaged, compression)).toBeUndefined();
	});
});

test('the beginning of zstd is all of it, as it decodes whole blocks, up to a mebibyte', () => {
	const text = 'a'.repeat(500_000);
	const beginning = decompressBeginning(zstdCompressSync(text), 'zstd');
	expect(Buffer.from(beginning!).toString()).toBe(text);
	const large = zstdCompressSync('a'.repeat(2 ** 21));
	expect(decompressBeginning(large, 'zstd')).toBeUndefined();
});
