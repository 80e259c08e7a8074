import {expect, test} from 'vitest';
import {createAlarm} from '../../../source/kinesis/producing/alarm.js';
import {createManualClock} from '../../helpers/manual-clock.js';

const start = () => {
	const clock = createManualClock(0);
	const stop = new AbortController();
	const rings: number[] = [];
	const setAlarm = createAlarm(clock, stop.signal, () => {
		rings.push(clock.now());
	});
	return {
		clock, stop, rings, setAlarm,
	};
};

test('it rings at the earliest of its times, and a later one sets no timer', async () => {
	const {clock, rings, setAlarm} = start();
	setAlarm(100);
	setAlarm(100);
	setAlarm(200);
	expect(clock.sleepers).toBe(1);
	setAlarm(50);
	await clock.advance(60);
	expect(rings).toEqual([50]);
});

test('it can be set again once it has rung', async () => {
	const {clock, rings, setAlarm} = start();
	setAlarm(10);
	await clock.advance(10);
	setAlarm(10);
	await clock.advance(10);
	expect(rings).toEqual([10, 20]);
});

test('the timer of a time that an earlier one had overtaken does not make it forget its time', async () => {
	const {clock, rings, setAlarm} = start();
	setAlarm(100);
	setAlarm(50);
	await clock.advance(60);
	setAlarm(70);
	await clock.advance(50);
	expect(rings).toEqual([50, 100]);
	const before = clock.sleepers;
	setAlarm(200);
	expect(clock.sleepers).toBe(before);
	await clock.advance(100);
	expect(rings).toEqual([50, 100, 130]);
});

test('nothing rings after the end, and no timer is left', async () => {
	const {clock, stop, rings, setAlarm} = start();
	setAlarm(100);
	stop.abort();
	setAlarm(50);
	expect(clock.sleepers).toBe(0);
	await clock.advance(1000);
	expect(rings).toEqual([]);
});
