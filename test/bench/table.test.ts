import {expect, test} from 'vitest';
import {figureOf} from '../../bench/measure.js';
import {isMet, tableOf} from '../../bench/table.js';

test.each([
	[{atLeast: 0.7}, [0.7, 0.7, 0.7], true],
	[{atLeast: 0.7}, [0.69, 0.69, 5], false],
	[{atMost: 4}, [4, 1, 9], true],
	[{atMost: 4}, [4.01, 4.01, 1], false],
])('goal %j with runs %j', (goal, runs, expected) => {
	expect(isMet({
		row: 'r', what: 'w', unit: 'ratio', goal, figure: figureOf(runs),
	})).toBe(expected);
});

test('a line says what was wanted, what came, and when it could not be taken', () => {
	expect(tableOf([
		{
			row: 'read', what: 'tail', unit: 'ratio', goal: {atLeast: 0.7}, figure: figureOf([0.5, 0.8, 0.75]),
		},
		{
			row: 'read', what: 'records', unit: 'records/s', figure: figureOf([123_456.7]),
		},
		{
			row: 'idle', what: 'CPU', unit: '% of a core', goal: {atMost: 1}, note: 'this system has no /proc',
		},
	])).toBe([
		'| row  | what    | goal            | median            | min … max         | met       | note                     |',
		'| ---- | ------- | --------------- | ----------------- | ----------------- | --------- | ------------------------ |',
		'| read | tail    | ≥ 0.7×          | 0.75×             | 0.5 … 0.8         | yes       |                          |',
		'| read | records |                 | 123,457 records/s | 123,457 … 123,457 |           |                          |',
		'| idle | CPU     | ≤ 1 % of a core |                   |                   | not taken | this system has no /proc |',
	].join('\n'));
});
