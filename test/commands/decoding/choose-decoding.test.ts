import {Buffer} from 'node:buffer';
import {mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {
	afterEach,
	describe,
	expect,
	test,
} from 'vitest';
import {chooseDecoding} from '../../../source/commands/decoding/choose-decoding.js';
import {chooseDecoder} from '../../../source/records/decoders/registry.js';
import {unpacked} from '../../../source/records/unpack/unpack.js';
import {decoding} from '../../../source/typed/decoding.js';
import {createTemporaryFolder} from '../../helpers/temporary-folder.js';
import {recordOf} from '../../records/unpack/packed.js';

afterEach(() => {
	chooseDecoder(undefined);
});

const choose = async (text: string): Promise<void> => chooseDecoding(decoding('--decode', text));

const shownOf = (data: Uint8Array | string) => [...unpacked(recordOf(data))].map(({Data, packing}) => [Buffer.from(Data).toString(), packing?.undecoded]);

const schema = JSON.stringify([{type: 'record', name: 'shop.One', fields: []}, {type: 'record', name: 'shop.Two', fields: [{name: 'n', type: 'int'}]}]);

describe('what is asked for', () => {
	test('decodes what it can, and says of the rest why not', async () => {
		await choose('messagepack');
		expect(shownOf(Uint8Array.of(0x81, 0xA1, 0x61, 7))).toEqual([['{"a":7}', undefined]]);
		expect(shownOf('{"a":1}')).toEqual([['{"a":1}', 'not MessagePack: 6 bytes follow its value']]);
		await choose('dynamodb');
		expect(shownOf('{"a":1}')).toEqual([['{"a":1}', 'not DynamoDB change']]);
	});

	test.runIf(process.platform !== 'win32')('is a file whose name has a colon, before it is a type in another', async () => {
		const folder = createTemporaryFolder();
		mkdirSync(path.join(folder, 'a:b'));
		writeFileSync(path.join(folder, 'a:b', 's:One'), schema);
		await choose(`avro:${path.join(folder, 'a:b', 's:One')}`);
		expect(shownOf(Uint8Array.of(2, 14))).toEqual([['{"n":7}', undefined]]);
	});

	test('is a type of a file', async () => {
		const file = path.join(createTemporaryFolder(), 'order.avsc');
		writeFileSync(file, schema);
		await choose(`avro:${file}:shop.Two`);
		expect(shownOf(Uint8Array.of(14))).toEqual([['{"n":7}', undefined]]);
	});

	test('no longer counts in the next session', async () => {
		await choose('messagepack');
		await chooseDecoding(undefined);
		expect(shownOf('7')).toEqual([['7', undefined]]);
	});
});

describe('a wrong file', () => {
	test.each([
		['avro:nowhere.avsc', 'there is no such file'],
		['avro:nowhere.avsc:shop.Order', 'nowhere.avsc: there is no such file'],
		['avro:package.json', 'the schema does not say what module is'],
		['avro:readme.md', 'the schema is no JSON'],
		['protobuf:readme.md', 'it is no descriptor set of protoc'],
		['protobuf:test/fixtures/decoders/shop.pb', 'the descriptor set has several messages: name one of shop.Order'],
		['protobuf:test/fixtures/decoders/shop.pb:shop.Nothing', 'the descriptor set has no message shop.Nothing; it has shop.Order'],
	])('%s', async (text, reason) => {
		await expect(choose(text)).rejects.toMatchObject({exitCode: 2, message: expect.stringContaining(reason) as string});
	});
});
