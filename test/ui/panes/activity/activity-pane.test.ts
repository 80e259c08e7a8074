import {describe, expect, test} from 'vitest';
import type {ActivityEntry} from '../../../../source/monitor/state.js';
import {openSession, sizes} from '../../session.js';
import {NOON, snapshot, state} from '../../snapshots.js';

const command = 'aws kinesis update-shard-count --stream-name clickstream-lab --target-shard-count 2 --region us-east-1';

const entry = (id: number, changes: Partial<ActivityEntry> = {}): ActivityEntry => ({
	id, at: NOON - 60_000 + (id * 1000), kind: 'event', text: `event ${id}`, ...changes,
});

const scaled = snapshot({
	state: state({
		activity: [
			entry(1, {kind: 'action', text: 'scale to 2', command}),
			...Array.from({length: 30}, (_, index) => entry(index + 2)),
		],
	}),
});

const setUp = (options: Parameters<typeof openSession>[0] = {}) => {
	const copied: string[] = [];
	const session = openSession({
		initial: scaled,
		copy(text) {
			copied.push(text);
		},
		...options,
	});
	return {...session, copied};
};

describe.each(sizes)('at %s', (_, size) => {
	test('the command of the last action stays in sight, with the newest events', () => {
		const shown = setUp({size}).frame();
		expect(shown).toContain('aws kinesis update-shard-count');
		expect(shown).toContain('event 31');
	});

	test('a long event leaves it room', () => {
		const long = entry(2, {text: 'shard 0 is closed and read to its end: reading goes on in its children, 1 and 2'});
		const initial = {...scaled, state: state({activity: [scaled.state.activity[0]!, long]})};
		const shown = setUp({size, initial}).frame();
		expect(shown).toContain('shard 0 is closed');
		expect(shown).toContain('aws kinesis update');
	});

	test('y in the activity pane copies it whole, and the footer says so', () => {
		const session = setUp({size});
		session.press('tab', 'tab');
		expect(session.view.getView().focus).toBe('activity');
		expect(session.lines().at(-1)).toContain('y copy command');
		session.press('y');
		expect(session.copied).toEqual([command]);
		expect(session.frame()).toContain('Copied: aws kinesis update-shard-count');
	});
});

test('y elsewhere copies a record', () => {
	const session = setUp();
	session.press('y');
	expect(session.copied).toEqual([expect.stringContaining('"partitionKey"')]);
});

test('y says that there is no command yet', () => {
	const without = state({activity: [entry(1)]});
	const session = setUp({initial: snapshot({state: without})});
	session.press('tab', 'tab', 'y');
	expect(session.copied).toEqual([]);
	expect(session.frame()).toContain('No action so far has a command to copy.');
});

test('a command that is in sight is not shown twice', () => {
	const fresh = snapshot({state: state({activity: [entry(1), entry(2, {kind: 'action', text: 'scale to 2', command})]})});
	const shown = setUp({initial: fresh, size: {columns: 200, rows: 60}}).frame();
	expect(shown.split('update-shard-count')).toHaveLength(2);
});
