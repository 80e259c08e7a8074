import {parse} from '@humanwhocodes/momoa';
import {expect, test} from 'vitest';
import {jsonComplaint} from '../../../source/records/text/json-complaint.js';

const complaintOf = (text: string): string => {
	try {
		parse(text, {mode: 'json'});
		return '';
	} catch (error) {
		return jsonComplaint((error as Error).message);
	}
};

// The parser calls the marks by names of its own, and repeats the place in brackets.
test.each([
	['{"a":1,}', 'Unexpected token “}” found'],
	['{,}', 'Unexpected token “,” found'],
	['[1 {', 'Unexpected token “{” found'],
	['[1 [', 'Unexpected token “[” found'],
	['{"a":1]', 'Unexpected token “]” found'],
	['[1:', 'Unexpected token “:” found'],
	['[1 2]', 'Unexpected token Number found'],
	['{"a":', 'Unexpected end of input found'],
])('%s: %s', (text, complaint) => {
	expect(complaintOf(text)).toBe(complaint);
});

test('what it repeats of the text cannot act on a terminal', () => {
	expect(complaintOf('[\u{1B}]')).toBe('Unexpected character \'␛\' found');
});
