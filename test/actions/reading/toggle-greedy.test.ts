import {expect, test} from 'vitest';
import {actions} from '../../../source/actions/registry.js';
import {snapshotOf} from '../fixtures.js';

const {isEnabled, label} = actions['toggle-greedy-consumers'];
const greedy = {
	consumers: 2, shards: 1, answeredPerSecond: 5, refusedPerSecond: 12,
};

test('greedy consumers come to a stream that is there, and to none that is read only', () => {
	expect(isEnabled(snapshotOf({isEmbedded: true}))).toBe(true);
	expect(isEnabled(snapshotOf({isEmbedded: true, stream: undefined}))).toBe('no stream');
	expect(isEnabled(snapshotOf({isEmbedded: true, isReadOnly: true}))).toBe('read-only');
});

test('they go at any time', () => {
	const snapshot = {...snapshotOf({isEmbedded: true, stream: undefined}), greedy};
	expect(isEnabled(snapshot)).toBe(true);
	expect(label(snapshot)).toBe('no greedy ones');
});
