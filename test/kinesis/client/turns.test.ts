import {setImmediate as nextTurn} from 'node:timers/promises';
import {expect, test} from 'vitest';
import {createTurns} from '../../../source/kinesis/client/turns.js';

test('of a burst, one goes on in each turn of the event loop, in order', async () => {
	const takeTurn = createTurns();
	const done: number[] = [];
	const burst = [0, 1, 2, 3].map(async index => {
		await takeTurn();
		done.push(index);
	});
	for (let turns = 1; done.length < burst.length; turns++) {
		await nextTurn();
		expect(done.length).toBeLessThanOrEqual(turns);
	}

	expect(done).toEqual([0, 1, 2, 3]);
});
