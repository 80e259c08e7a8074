import fc from 'fast-check';
import {expect, test} from 'vitest';
import {isPlainJson} from '../../../source/records/text/plain-json.js';

const bytes = (text: string) => new TextEncoder().encode(text);

const isJson = (text: string): boolean => {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
};

test.each([
	'{}',
	'[]',
	' { "a" : [ 1 , -0.5e+10 , true ] , "b" : null } ',
	String.raw`"\u00e9 \" \\ \/ \b"`,
	'0',
	'1E5',
	'false',
	'[[],{},""]',
])('%s is plain JSON', text => {
	expect(isJson(text)).toBe(true);
	expect(isPlainJson(bytes(text))).toBe(true);
});

// RFC 8259 allows none of these.
test.each([
	'',
	' ',
	'{',
	'{"a"}',
	'{"a":}',
	'{"a":1,}',
	'{a:1}',
	'[1,]',
	'[1 2]',
	'[1}',
	'1,2',
	'{}{}',
	'01',
	'-',
	'1.',
	'.5',
	'1e',
	'+1',
	'tru',
	'truely',
	'"',
	String.raw`"\x"`,
	String.raw`"\u12"`,
	String.raw`"\u12g4"`,
	String.raw`{"a":"\u 123"}`,
	'falsy',
	'nulL',
	'{"a",1}',
	'{"a"1}',
	'{xa":1}',
	'[1;2]',
	'{"a":1;"b":2}',
	'{"a":1 "b":2}',
	'NaN',
])('%j is no JSON', text => {
	expect(isJson(text)).toBe(false);
	expect(isPlainJson(bytes(text))).toBe(false);
});

test.each([
	['a line break', '[\n]'],
	['a tab', '[\t]'],
	['DEL', '"\u{7F}"'],
	['more than ASCII', '"é"'],
	['deep nesting', '['.repeat(200) + ']'.repeat(200)],
])('JSON with %s is not plain', (_name, text) => {
	expect(isJson(text)).toBe(true);
	expect(isPlainJson(bytes(text))).toBe(false);
});

const token = fc.constantFrom('{', '}', '[', ']', ',', ':', ' ', '"', '\\', 'u', '0', '1', '-', '+', '.', 'e', 'E', '"a"', 'true', 'false', 'null');

test('what is called plain is JSON, and printable JSON is called plain', () => {
	const text = fc.oneof(
		{weight: 3, arbitrary: fc.array(token, {maxLength: 12}).map(tokens => tokens.join(''))},
		fc.json({stringUnit: 'binary-ascii'}),
		fc.string({unit: 'binary'}),
	);
	fc.assert(fc.property(text, value => {
		const isPrintable = /^[\p{ASCII}--\p{Control}]*$/v.test(value);
		expect(isPlainJson(bytes(value))).toBe(isPrintable && isJson(value));
	}), {numRuns: 3000});
});
