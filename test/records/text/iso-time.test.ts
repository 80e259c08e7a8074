import fc from 'fast-check';
import {expect, test} from 'vitest';
import {createIsoTime} from '../../../source/records/text/iso-time.js';

test('any time after any other is written as toISOString writes it', () => {
	const isoTime = createIsoTime();
	const near = fc.integer({min: -3000, max: 3000});
	const far = fc.integer({min: -8_640_000_000_000_000, max: 8_640_000_000_000_000});
	fc.assert(fc.property(fc.oneof(near, far), milliseconds => {
		expect(isoTime(milliseconds)).toBe(new Date(milliseconds).toISOString());
	}));
});
