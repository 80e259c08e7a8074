import {expect, test} from 'vitest';
import {threshold} from '../../../source/commands/options/alert-options.js';
import {UserError} from '../../../source/user-error.js';

test.each([
	['lag>30s', {measure: 'lag', isBelow: false, limit: 30_000}, 'lag>30s'],
	// No quotes needed, in any shell.
	['lag:30s', {measure: 'lag', isBelow: false, limit: 30_000}, 'lag>30s'],
	['lag=1.5m', {measure: 'lag', isBelow: false, limit: 90_000}, 'lag>1.5m'],
	[' lag > 30s ', {measure: 'lag', isBelow: false, limit: 30_000}, 'lag>30s'],
	['silence:5m', {measure: 'silence', isBelow: false, limit: 300_000}, 'silence>5m'],
	['throttled:0', {measure: 'throttled', isBelow: false, limit: 0}, 'throttled>0'],
	['rate>5000', {measure: 'rate', isBelow: false, limit: 5000}, 'rate>5000'],
	['rate<1', {measure: 'rate', isBelow: true, limit: 1}, 'rate<1'],
	['rate-below:0.5', {measure: 'rate', isBelow: true, limit: 0.5}, 'rate<0.5'],
	['RATE-ABOVE:7', {measure: 'rate', isBelow: false, limit: 7}, 'rate>7'],
	['hot-shard>80%', {measure: 'hot-shard', isBelow: false, limit: 0.8}, 'hot-shard>80%'],
	['hot-shard:80', {measure: 'hot-shard', isBelow: false, limit: 0.8}, 'hot-shard>80%'],
])('“%s”', (text, expected, shown) => {
	expect(threshold('--alert', text)).toEqual({...expected, text: shown});
	// What is shown can be typed.
	expect(threshold('--alert', shown)).toEqual(threshold('--alert', text));
});

test.each([
	[''],
	['lag'],
	['lag>'],
	['lag>30'],
	['lag<30s'],
	['lag-below:30s'],
	['lag>>30s'],
	['rate<0'],
	['rate>1.2.3'],
	['rate>5s'],
	['hot-shard>80s'],
	['age>30s'],
	['silence>5minuten'],
])('“%s” is refused with what it wants', text => {
	expect(() => threshold('--alert', text)).toThrow(UserError);
	expect(() => threshold('--alert', text)).toThrow('a condition such as lag:30s');
});
