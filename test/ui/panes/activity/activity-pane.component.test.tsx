import {expect, test} from 'vitest';
import type {ActivityEntry} from '../../../../source/monitor/state.js';
import {renderPane} from '../../render.js';
import {NOON, snapshot, state} from '../../snapshots.js';

const withEntries = (activity: readonly ActivityEntry[]) => snapshot({state: state({activity})});

const entry = (id: number, text: string): ActivityEntry => ({
	id, at: NOON + (id * 1000), kind: 'event', text,
});

test('each action has the aws command that does the same, and what happened stands below', () => {
	const {lastFrame} = renderPane('activity');
	expect(lastFrame()).toMatch(/create[\s\S]*aws kinesis create-stream --stream-name clickstream-lab[\s\S]*CREATING → ACTIVE: 1 open shard/v);
});

test('newest last: a new entry comes at the bottom, and the oldest goes', () => {
	const entries = Array.from({length: 30}, (_, id) => entry(id + 1, `event ${id + 1}.`));
	const {lastFrame, show} = renderPane('activity', {snapshot: withEntries(entries)});
	expect(lastFrame()!.split('\n').at(-2)).toContain('event 30.');
	expect(lastFrame()).not.toContain('event 1.');
	show({snapshot: withEntries([...entries, entry(31, 'event 31.')])});
	expect(lastFrame()!.split('\n').at(-2)).toContain('event 31.');
});

test('scrolled back, it stays, and says how many came since', () => {
	const entries = [entry(1, 'first.'), entry(2, 'second.')];
	const {lastFrame} = renderPane('activity', {snapshot: withEntries([...entries, entry(3, 'third.')]), view: {heldActivity: entries, activityOffset: 1}, isFocused: true});
	expect(lastFrame()).toContain('first.');
	expect(lastFrame()).not.toContain('third.');
	expect(lastFrame()).toMatch(/\+1/v);
});
