import {expect, test} from 'vitest';
import type {Snapshot} from '../../../../source/monitor/snapshot.js';
import {renderPane} from '../../render.js';
import {snapshot} from '../../snapshots.js';

const producing = (changes: Partial<Snapshot['producer']>) => snapshot({producer: {...snapshot().producer, ...changes}});

test('whether it produces, for how many users, and how much is accepted', () => {
	const {lastFrame, show} = renderPane('producer');
	expect(lastFrame()).toContain('● producing');
	expect(lastFrame()).toMatch(/accepted.*12,034/v);
	show({snapshot: producing({isProducing: false})});
	expect(lastFrame()).toContain('paused');
	expect(lastFrame()).not.toContain('● producing');
	show({snapshot: producing({userCount: 1000})});
	expect(lastFrame()).toContain('1,000');
});

test('what was lost or read twice stands in the proof', () => {
	const {lastFrame, show} = renderPane('producer');
	expect(lastFrame()).toContain('✓');
	expect(lastFrame()).toContain('0 lost');
	show({snapshot: producing({proof: {...snapshot().producer.proof!, lost: 3}})});
	expect(lastFrame()).toContain('3 lost');
	expect(lastFrame()).not.toContain('✓');
});
