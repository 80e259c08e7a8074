import {expect, test} from 'vitest';
import {withEntry} from '../../source/monitor/activity-log.js';
import type {ActivityEntry} from '../../source/monitor/state.js';

const logOf = (...entries: ReadonlyArray<Partial<ActivityEntry>>) => {
	let log: readonly ActivityEntry[] = [];
	for (const [index, entry] of entries.entries()) {
		log = withEntry(log, {
			at: index, kind: 'action', text: '', ...entry,
		});
	}

	return log;
};

test('repeated steps of the rate are one line, which says the last', () => {
	const log = logOf({text: 'rate: 5 events a second', series: 'rate'}, {text: 'rate: 10 events a second', series: 'rate'}, {text: 'rate: 20 events a second', series: 'rate'});
	// A new number says that it is news.
	expect(log).toEqual([{
		id: 3, at: 2, kind: 'action', text: 'rate: 20 events a second', series: 'rate',
	}]);
});

test('what happened in between is kept in its order', () => {
	const log = logOf({text: 'a', series: 'rate'}, {text: 'b'}, {text: 'c', series: 'rate'}, {text: 'd', series: 'users'}, {text: 'e'}, {text: 'f'});
	expect(log.map(({text}) => text)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
});
