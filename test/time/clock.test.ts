import {getEventListeners} from 'node:events';
import {expect, test, vi} from 'vitest';
import {systemClock} from '../../source/time/clock.js';

test('a sleep ends after its time, and leaves no listener behind', async () => {
	vi.useFakeTimers();
	try {
		const {signal} = new AbortController();
		let isOver = false;
		const sleep = async () => {
			await systemClock.sleep(1000, signal);
			isOver = true;
		};

		const sleeping = sleep();
		await vi.advanceTimersByTimeAsync(999);
		expect({isOver, listeners: getEventListeners(signal, 'abort').length}).toEqual({isOver: false, listeners: 1});
		await vi.advanceTimersByTimeAsync(1);
		await sleeping;
		expect({isOver, listeners: getEventListeners(signal, 'abort').length}).toEqual({isOver: true, listeners: 0});
	} finally {
		vi.useRealTimers();
	}
});

test('an aborted sleep rejects with the reason, and its timer is gone', async () => {
	vi.useFakeTimers();
	try {
		const reason = new Error('enough');
		const ending = new AbortController();
		const sleeping = systemClock.sleep(60_000, ending.signal);
		ending.abort(reason);
		await expect(sleeping).rejects.toBe(reason);
		expect(vi.getTimerCount()).toBe(0);
		expect(getEventListeners(ending.signal, 'abort')).toHaveLength(0);
		await expect(systemClock.sleep(60_000, ending.signal)).rejects.toBe(reason);
		expect(vi.getTimerCount()).toBe(0);
	} finally {
		vi.useRealTimers();
	}
});
