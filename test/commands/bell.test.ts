import {expect, test} from 'vitest';
import {threshold} from '../../source/commands/options/alert-options.js';
import {createBell} from '../../source/commands/bell.js';
import type {AlertChange} from '../../source/monitor/alerts/alert.js';
import {createManualClock} from '../helpers/manual-clock.js';

const change = (type: AlertChange['type']): AlertChange => ({
	type,
	at: 0,
	alert: {
		id: 1, threshold: threshold('--alert', 'lag>30s'), since: 0, value: 40_000, shardId: undefined,
	},
});

const setUp = (hasBell: boolean) => {
	const clock = createManualClock();
	let rings = 0;
	const ring = createBell(hasBell, clock, () => {
		rings++;
	});
	return {clock, ring, rings: () => rings};
};

test('rings for an alert that is raised, and not for one that is over', () => {
	const {ring, rings} = setUp(true);
	ring(change('raised'));
	ring(change('cleared'));
	expect(rings()).toBe(1);
});

test('rings once for several that come together', async () => {
	const {clock, ring, rings} = setUp(true);
	ring(change('raised'));
	ring(change('raised'));
	await clock.advance(4999);
	ring(change('raised'));
	expect(rings()).toBe(1);
	await clock.advance(1);
	ring(change('raised'));
	expect(rings()).toBe(2);
});

test('is silent unless it was asked for', () => {
	const {ring, rings} = setUp(false);
	ring(change('raised'));
	expect(rings()).toBe(0);
});
