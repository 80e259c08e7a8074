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
