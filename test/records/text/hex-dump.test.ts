import {Buffer} from 'node:buffer';
import {expect, test} from 'vitest';
import {hexDump} from '../../../source/records/text/hex-dump.js';

// As `hexdump -C` prints them, less two zeros at the start: 76 cells are what a record has at 80×24.
test.each([
	['', []],
	['\u{0}\u{1B}[2J', ['000000  00 1b 5b 32 4a                                    |..[2J|']],
	['a ~\u{7F}', ['000000  61 20 7e 7f                                       |a ~.|']],
	['0123456789abcdefg', [
		'000000  30 31 32 33 34 35 36 37  38 39 61 62 63 64 65 66  |0123456789abcdef|',
		'000010  67                                                |g|',
	]],
])('%j', (data, rows) => {
	expect(hexDump(Buffer.from(data))).toEqual(rows);
});
