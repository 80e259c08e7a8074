import {expect, test} from 'vitest';
import type {Observation} from '../../../source/lab/observation.js';
import {createSessionWatch} from '../../../source/monitor/lab/observe-session.js';
import {snapshotOf} from '../../actions/fixtures.js';

test.each([
	['several users', {userCount: 5}, 5, undefined],
	['one who makes most of the clicks', {userCount: 1000, hotUser: {user: 'user-3', share: 0.9}}, 1000, 'user-3'],
	['one alone, who is hot too', {userCount: 1}, 1, 'user-1'],
])('the lab is told whose clicks are written: %s', (_, producer, userCount, hotUser) => {
	const seen: Observation[] = [];
	createSessionWatch(observation => {
		seen.push(observation);
	})(snapshotOf({}, {...producer, isProducing: true}));
	expect(seen).toEqual([{
		at: 0, type: 'producer', isProducing: true, targetRate: 2, userCount, hotUser,
	}]);
});

test('puts of other programs that an embedded endpoint turned down are told, each once, and our own not again', () => {
	const seen: Observation[] = [];
	const watch = createSessionWatch(observation => {
		seen.push(observation);
	});
	const look = (all: number, own: number) => {
		const snapshot = snapshotOf();
		const {producer} = snapshot;
		watch({
			...snapshot,
			producer: {...producer, totals: {...producer.totals, throttled: own}},
			everybody: {
				throttledRecords: all, throttledReads: 0, throttledRecordsPerSecond: 0, throttledReadsPerSecond: 0,
			},
		});
		return seen.splice(0).flatMap(observation => observation.type === 'throttled' ? [observation.records] : []);
	};

	expect(look(0, 0)).toEqual([]);
	expect(look(10, 0)).toEqual([10]);
	expect(look(10, 0)).toEqual([]);
	// Our own are told by our producer, before the endpoint tells.
	expect(look(10, 7)).toEqual([7]);
	expect(look(20, 7)).toEqual([3]);
	// Another stream of that name begins to count anew.
	expect(look(4, 0)).toEqual([4]);
});
