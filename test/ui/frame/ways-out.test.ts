import {describe, expect, test} from 'vitest';
import type {Snapshot} from '../../../source/monitor/snapshot.js';
import type {Size} from '../../../source/size.js';
import {MINIMUM_SIZE} from '../../../source/ui/frame/layout.js';
import {openSession} from '../session.js';
import {
	absent,
	NOON,
	openShard,
	resharded,
	snapshot,
	state,
} from '../snapshots.js';

/**
A classic terminal, Windows Terminal as it opens, a roomy one, a large one, and the panel of an editor.
*/
const sizes: readonly Size[] = [[80, 24], [120, 30], [120, 40], [200, 60], [60, 15]]
	.map(([columns, rows]) => ({columns: columns!, rows: rows!}))
	// Smaller ones get a sentence that names q.
	.filter(({columns, rows}) => columns >= MINIMUM_SIZE.columns && rows >= MINIMUM_SIZE.rows);

const {producer} = snapshot();

const throttled = {
	...producer, targetRate: 5000, acceptedPerSecond: 1000, throttledPerSecond: 240, waiting: {records: 900, milliseconds: 400},
};
const fullShard = openShard(0, 0, 1, {throttledPerSecond: 240, recordsPerSecond: 1000});

const message = 'Nothing answers at http://127.0.0.1:4567 (connection refused). Start one with `clickmon local`, or give another --endpoint.';

/**
A state, how somebody gets into it, and the hint that leads out of it.
*/
const states: ReadonlyArray<{
	readonly name: string;
	readonly initial: Snapshot;
	readonly typed?: string;
	readonly wayOut: string;
}> = [
	{
		name: 'frozen', initial: snapshot(), typed: ' ', wayOut: 'space go on',
	},
	{
		name: 'scrolled back', initial: snapshot(), typed: '<up><up>', wayOut: 'space go on',
	},
	{
		name: 'filtered', initial: snapshot(), typed: '/user-1<enter>', wayOut: 'Esc no filter',
	},
	{
		name: 'zoomed', initial: snapshot(), typed: 'z', wayOut: 'z all panes',
	},
	{
		name: 'throttled',
		initial: snapshot({producer: throttled, shards: [fullShard]}),
		wayOut: '< slower',
	},
	{
		name: 'throttled, and more shards help',
		initial: snapshot({producer: {...throttled, remedy: {type: 'more-shards', shardCount: 2, acceptedPerSecond: 2000}}, shards: [fullShard]}),
		wayOut: '+ scale to 2',
	},
	{
		name: 'throttled, and more users help',
		initial: snapshot({producer: {...throttled, remedy: {type: 'more-keys', shardCount: 1, acceptedPerSecond: 1000}}, shards: [fullShard]}),
		wayOut: 'u 1,000 users',
	},
	{
		name: 'cut off',
		initial: snapshot({state: state({connectivity: 'unreachable', asOf: NOON - 9000, problem: {code: 'unreachable', message}})}),
		wayOut: 'o streams',
	},
	{
		name: 'reading a backlog',
		initial: snapshot({
			shards: [openShard(0, 0, 1, {lagMilliseconds: 600_000})],
			reading: {...snapshot().reading, start: {from: {type: 'trim-horizon'}, since: NOON - 10_000}},
		}),
		wayOut: 's start at',
	},
	{name: 'torn down', initial: absent(), wayOut: 'c create'},
	// Nothing to leave: the new stream is read on.
	{
		name: 're-created',
		initial: resharded({
			state: state({
				activity: [{
					id: 1, at: NOON, kind: 'event', text: 'the stream was created again: reading starts over',
				}],
			}),
		}),
		wayOut: '? help',
	},
	{
		name: 'in the help', initial: snapshot(), typed: '?', wayOut: 'Esc close',
	},
	{
		name: 'in a record', initial: snapshot(), typed: '<enter>', wayOut: 'Esc close',
	},
	{
		name: 'in the facts', initial: snapshot(), typed: 'i', wayOut: 'Esc close',
	},
	{
		name: 'in the alerts', initial: snapshot(), typed: 'a', wayOut: 'Esc close',
	},
	{
		name: 'before a tear-down', initial: snapshot(), typed: 't', wayOut: 'Esc cancel',
	},
];

describe.each(sizes)('at $columns×$rows', size => {
	test.each(states)('$name: the footer shows the way out', ({initial, typed = '', wayOut}) => {
		const session = openSession({initial, size});
		session.type(typed);
		const lines = session.lines();
		expect(lines).toHaveLength(size.rows - 1);
		// A blank before it and after it: nothing is cut.
		expect(`${lines.at(-1)} `).toContain(` ${wayOut} `);
	});
});

test.each(states.filter(({typed}) => typed !== undefined))('Esc leads out: $name', ({initial, typed}) => {
	const session = openSession({initial});
	const before = session.view.getView();
	session.type(typed!);
	expect(session.view.getView()).not.toMatchObject({
		overlay: before.overlay, filter: before.filter, isZoomed: before.isZoomed, heldFeed: before.heldFeed,
	});
	session.press('escape', 'escape');
	expect(session.view.getView()).toMatchObject({
		overlay: undefined, filter: undefined, isZoomed: false, heldFeed: undefined,
	});
});
