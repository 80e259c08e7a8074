import fc from 'fast-check';
import {expect, test} from 'vitest';
import {previewData} from '../../../source/records/text/preview.js';

const bytes = (text: string) => new TextEncoder().encode(text);

test.each([
	['a click event', bytes('{"event_id":"1","user_id":"user-3","url":"/cart","ts":"2026-01-01T00:00:00.000Z"}'), {kind: 'click-event', text: 'user-3  /cart  2026-01-01T00:00:00.000Z'}],
	['a click event as Python prints it', bytes('{"event_id": "1", "user_id": "user-3", "url": "/", "ts": "2026-01-01T00:00:00Z"}'), {kind: 'click-event', text: 'user-3  /  2026-01-01T00:00:00Z'}],
	['a hostile click event', bytes(String.raw`{"event_id":"1","user_id":"\u001b[31m","url":"\n","ts":"t"}`), {kind: 'click-event', text: '␛[31m  ␊  t'}],
	['other JSON, on one line', bytes('{\n  "order": 7\n}'), {kind: 'json', text: '{ "order": 7 }'}],
	['JSON with blanks before it', bytes('\n  [1,\n2]\n'), {kind: 'json', text: '[1, 2]'}],
	['text with a list in it', bytes('items[1]'), {kind: 'text', text: 'items[1]'}],
	['a byte order mark, which is data', bytes('\u{FEFF}a'), {kind: 'text', text: String.raw`\u{feff}a`}],
	['text', bytes('GET /cart\n'), {kind: 'text', text: 'GET /cart␊'}],
	['binary', new Uint8Array([0xFF, 0x00]), {kind: 'binary', text: '2 bytes  ff 00'}],
	['nothing', new Uint8Array(), {kind: 'empty', text: '(empty)'}],
])('%s', (_name, data, expected) => {
	expect(previewData(data, 80)).toEqual(expected);
});

test('text that the row ends inside a character is still text', () => {
	for (const columns of [1, 2, 3, 4]) {
		const {kind} = previewData(bytes('a' + '日'.repeat(2000)), columns);
		expect(kind).toBe('text');
	}
});

test('a large record is only looked at as far as it shows', () => {
	const {text} = previewData(bytes('x'.repeat(1_048_576)), 100);
	expect(text.length).toBeLessThan(1000);
	expect(text.length).toBeGreaterThanOrEqual(100);
	const binary = previewData(new Uint8Array(1_048_576).fill(0xFF), 30);
	expect(binary.text).toBe('1,048,576 bytes  ff ff ff ff ff ff ff ff ff ff');
});

test('no record breaks a row', () => {
	const json = fc.json({stringUnit: 'binary'}).map(text => bytes(text));
	const property = fc.property(fc.oneof(fc.uint8Array(), json), data => {
		const {text} = previewData(data, 80);
		expect(text).not.toMatch(/[\p{Control}\p{Format}\p{Line_Separator}\p{Paragraph_Separator}]/v);
	});
	fc.assert(property);
});
