import {Buffer} from 'node:buffer';
import {describe, expect, test} from 'vitest';
import {askedFor, contentDecoder, type Content} from '../../../source/records/decoders/content-decoder.js';
import {recordOf} from '../unpack/packed.js';

const decoderOf = (read: (text: string) => Content | undefined) => contentDecoder({
	name: 'shop', canDecode: () => true, read: data => read(Buffer.from(data).toString()),
});

const text = (data: Uint8Array): string => Buffer.from(data).toString();

const record = recordOf('put');

describe('a sample, for templates and hints', () => {
	test.each<[string, Content | undefined, number, string]>([
		['of one text is that text', {json: '1'}, 0.9, '1'],
		['of rows is one of them, by chance: the first', {rows: ['1', '2', '3']}, 0, '1'],
		['the last', {rows: ['1', '2', '3']}, 0.99, '3'],
		['of no rows is the data', {rows: []}, 0, 'put'],
		['of what cannot be decoded is the data', {undecoded: 'cut'}, 0, 'put'],
		['of another kind is the data', undefined, 0, 'put'],
	])('%s', (_, content, random, expected) => {
		expect(text(decoderOf(() => content).sample(record.Data, () => random))).toBe(expected);
	});
});

test('why data is not decoded is one short line, whatever the library says', () => {
	const [made] = decoderOf(() => {
		throw new Error('x'.repeat(5000));
	}).decode(record);
	expect(made!.packing!.undecoded).toBe(`not shop: ${'x'.repeat(200)}`);
});

describe('a decoder that was asked for', () => {
	test('says so where the data is not of its kind', () => {
		const decoder = askedFor(decoderOf(() => undefined));
		expect(decoder.decode(record)).toEqual([{...record, packing: {packedBytes: 3, undecoded: 'not shop'}}]);
		const inAggregate = {...record, packing: {packedBytes: 2, subSequenceNumber: 1}};
		expect(decoder.decode(inAggregate)).toEqual([{...inAggregate, packing: {packedBytes: 2, subSequenceNumber: 1, undecoded: 'not shop'}}]);
	});

	test.each<[string, Content, readonly string[]]>([
		['one text', {json: '1'}, ['1']],
		['rows', {rows: ['1', '2']}, ['1', '2']],
	])('and decodes what is: %s', (_, content, expected) => {
		const made = askedFor(decoderOf(() => content)).decode(record);
		expect(made.map(({Data}) => text(Data))).toEqual(expected);
		expect(made[0]!.packing).not.toHaveProperty('undecoded');
	});
});
