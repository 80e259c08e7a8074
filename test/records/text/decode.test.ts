import {expect, test} from 'vitest';
import {decodeData} from '../../../source/records/text/decode.js';

const bytes = (text: string) => new TextEncoder().encode(text);

test.each([
	['an object', bytes('{"a":1}'), {data: {a: 1}, encoding: 'json'}],
	['any JSON value is JSON', bytes('123'), {data: 123, encoding: 'json'}],
	['null', bytes('null'), {data: null, encoding: 'json'}],
	['almost JSON', bytes('{"a":1'), {data: '{"a":1', encoding: 'utf8'}],
	['two JSON values', bytes('{"a":1}\n{"a":2}'), {data: '{"a":1}\n{"a":2}', encoding: 'utf8'}],
	['text', bytes('Füße 日本'), {data: 'Füße 日本', encoding: 'utf8'}],
	['nothing', new Uint8Array(), {data: '', encoding: 'utf8'}],
	['a byte order mark is data', new Uint8Array([0xEF, 0xBB, 0xBF, 0x61]), {data: '\u{FEFF}a', encoding: 'utf8'}],
	['JSON behind a byte order mark', new Uint8Array([0xEF, 0xBB, 0xBF, 0x5B, 0x31, 0x5D]), {data: [1], encoding: 'json'}],
	['a byte order mark behind JSON is not of it', new Uint8Array([0x31, 0xEF, 0xBB, 0xBF]), {data: '1\u{FEFF}', encoding: 'utf8'}],
	['binary', new Uint8Array([0xFF, 0x00, 0x61]), {data: '/wBh', encoding: 'base64'}],
	['a cut UTF-8 character', new Uint8Array([0x61, 0xC3]), {data: 'YcM=', encoding: 'base64'}],
])('%s', (_name, data, expected) => {
	expect(decodeData(data)).toEqual(expected);
});

test('a view into a larger buffer decodes alone', () => {
	const buffer = new Uint8Array([0x61, 0xFF, 0xFE, 0x61]);
	expect(decodeData(buffer.subarray(1, 3))).toEqual({data: '//4=', encoding: 'base64'});
});
