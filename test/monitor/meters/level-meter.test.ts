import {expect, test} from 'vitest';
import {createLevelMeter} from '../../../source/monitor/meters/level-meter.js';

test('a level counts until there is another one, and of a second the highest', () => {
	const meter = createLevelMeter(4);
	expect(meter.history(1000)).toEqual([]);
	meter.note(1000, 5);
	meter.note(1500, 9);
	meter.note(1900, 3);
	expect(meter.history(1950)).toEqual([]);
	expect(meter.history(4000)).toEqual([9, 3, 3]);
	meter.note(5000, 0);
	expect(meter.history(6000)).toEqual([3, 3, 3, 0]);
});

test('no more seconds are kept than asked for, however long nothing is noted', () => {
	const meter = createLevelMeter(3);
	meter.note(0, 7);
	expect(meter.history(1_000_000_000)).toEqual([7, 7, 7]);
});

test('a clock that is set back changes nothing', () => {
	const meter = createLevelMeter(3);
	meter.note(9000, 7);
	meter.note(4000, 8);
	expect(meter.history(10_000)).toEqual([8]);
});
