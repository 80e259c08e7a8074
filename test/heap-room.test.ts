import {execFileSync} from 'node:child_process';
import process from 'node:process';
import {expect, test} from 'vitest';

// Much of each turn outlives a collection: left alone, V8 makes the young generation as large as it can.
const script = (room: string) => `
	import {setImmediate} from 'node:timers/promises';
	import v8 from 'node:v8';
	import {giveHeapRoom} from './source/heap-room.ts';
	v8.setFlagsFromString('--semi-space-growth-factor=1');
	${room}
	let kept = [];
	for (let turn = 0; turn < 60; turn++) {
		kept = Array.from({length: 50_000}, (_, index) => ({place: index}));
		await setImmediate();
	}
	console.log(Math.floor(v8.getHeapSpaceStatistics().find(({space_name: name}) => name === 'new_space').space_size / 2 / 1024 / 1024), kept.length);
`;

/**
In MB, after all turns.
*/
const halfOfYoung = (room: string): number => {
	const said = execFileSync(process.execPath, ['--input-type=module', '--eval', script(room)], {encoding: 'utf8'});
	return Number(said.split(' ', 1)[0]);
};

test('the young generation grows to the room that it is given, and not beyond', () => {
	expect(halfOfYoung('')).toBeLessThanOrEqual(1);
	expect(halfOfYoung('giveHeapRoom({youngMegabytes: 8, growthPercent: 100});')).toBe(8);
	expect(halfOfYoung('giveHeapRoom({youngMegabytes: 4, growthPercent: 100});')).toBe(4);
});
