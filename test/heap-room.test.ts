import {execFile} from 'node:child_process';
import process from 'node:process';
import {promisify} from 'node:util';
import {expect, test} from 'vitest';

const run = promisify(execFile);

// Much of each turn outlives a collection: left alone, V8 makes the young generation as large as it can.
const script = (room: string) => `
	import {setImmediate} from 'node:timers/promises';
	import v8 from 'node:v8';
	import {giveHeapRoom} from './source/heap-room.ts';
	v8.setFlagsFromString('--semi-space-growth-factor=1');
	${room}
	let kept = [];
	for (let turn = 0; turn < 60; turn++) {
		kept = Array.from({length: 50_000}, (_, index) => ({index}));
		await setImmediate();
	}
	console.log(Math.floor(v8.getHeapSpaceStatistics().find(({space_name: name}) => name === 'new_space').space_size / 2 / 1024 / 1024), kept.length);
`;

const halfOfYoung = async (room: string): Promise<number> => {
	const {stdout} = await run(process.execPath, ['--input-type=module', '--eval', script(room)]);
	return Number.parseInt(stdout, 10);
};

test('the young generation grows to the room that it is given, and not beyond', async () => {
	await expect(halfOfYoung('')).resolves.toBeLessThanOrEqual(1);
	await expect(halfOfYoung('giveHeapRoom({youngMegabytes: 8, growthPercent: 100});')).resolves.toBe(8);
	await expect(halfOfYoung('giveHeapRoom({youngMegabytes: 4, growthPercent: 100});')).resolves.toBe(4);
});
