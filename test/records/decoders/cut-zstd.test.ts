import {Buffer} from 'node:buffer';
import {constants, zstdCompressSync} from 'node:zlib';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {isCutZstd} from '../../../source/records/decoders/cut-zstd.js';

const variants = [
	{},
	{params: {[constants.ZSTD_c_checksumFlag]: 1}},
	{params: {[constants.ZSTD_c_contentSizeFlag]: 0}},
	{params: {[constants.ZSTD_c_compressionLevel]: 1, [constants.ZSTD_c_windowLog]: 10}},
];

const anyText = fc.string().map(text => Buffer.from(text.repeat(2000)));
const anyData = fc.oneof(fc.uint8Array({maxLength: 5000}), anyText);
const anyShare = fc.double({
	min: 0, max: 1, maxExcluded: true, noNaN: true,
});

test.each(variants)('zstd with %j is whole with its last byte, and cut without it, wherever it is cut', options => {
	const property = fc.property(anyData, anyShare, (data, share) => {
		const packed = zstdCompressSync(data, options);
		expect(isCutZstd(packed)).toBe(false);
		expect(isCutZstd(packed.subarray(0, -1))).toBe(true);
		const cut = packed.subarray(0, Math.floor(packed.length * share));
		expect(isCutZstd(cut)).toBe(true);
	});
	fc.assert(property, {numRuns: 50});
});

test('of several blocks, and with something behind it', () => {
	const numbers = Array.from({length: 400_000}, (_, index) => (index * 7919) % 251);
	const packed = zstdCompressSync(Buffer.from(numbers));
	expect(isCutZstd(packed)).toBe(false);
	expect(isCutZstd(packed.subarray(0, -1))).toBe(true);
	const withLineBreak = Buffer.concat([packed, Buffer.from('\r\n')]);
	expect(isCutZstd(withLineBreak)).toBe(false);
});
