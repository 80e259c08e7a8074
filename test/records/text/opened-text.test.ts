import {Buffer} from 'node:buffer';
import {deflateSync, gzipSync} from 'node:zlib';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {openText} from '../../../source/records/text/opened-text.js';

const base64 = (data: string | Uint8Array) => Buffer.from(data as string).toString('base64');

test.each([
	['JSON', '{"a":1}', 'JSON'],
	['JSON in base64', base64('{"a":1}'), 'base64, JSON'],
	['JSON in gzip in base64', base64(gzipSync('{"a":1}')), 'base64, gzip, JSON'],
	['JSON in zlib in base64', base64(deflateSync('{"a":1}')), 'base64, zlib, JSON'],
	['JSON with blanks around it', ' \r\n\t{"a":1}\n ', 'JSON'],
	['JSON behind a byte order mark', '\u{FEFF}{"a":1}', 'JSON'],
	['base64 with a line break behind it', `${base64('{"a":1}')}\r\n`, 'base64, JSON'],
	['JSON in URL-safe base64', Buffer.from('{"a":1}').toString('base64url'), 'base64, JSON'],
])('%s is opened', (_name, text, name) => {
	expect(openText(text)).toEqual({name, json: '{"a":1}'});
});

test('rows of JSON in base64 are opened as a list of them', () => {
	expect(openText(base64('{"a":1}\n{"a":2}'))).toEqual({name: 'base64, 2 rows of JSON', json: '[{"a":1},{"a":2}]'});
	const packed = base64(gzipSync('{"a":1}{"a":2}'));
	expect(openText(packed)).toEqual({name: 'base64, gzip, 2 rows of JSON', json: '[{"a":1},{"a":2}]'});
});

test.each(['', 'checkout', '1', '"quoted"', '{', '{"a":', base64('plain text'), base64('12'), 'eyJhIjoxf', 'true', 'cart {"a":1}', 'e30=', 'eyJh!IjoxfQ==', 'eyJh IjoxfQ==', base64(`{"a":"${'x'.repeat(800_000)}"}`)])('%.40s is no more than it shows', text => {
	expect(openText(text)).toBeUndefined();
});

test('no text makes it throw', () => {
	const texts = fc.oneof(fc.string({unit: 'binary'}), fc.base64String());
	fc.assert(fc.property(texts, text => {
		openText(text);
	}));
});
