import {expect, test} from 'vitest';
import {renderPane} from '../../render.js';
import {
	absent,
	openShard,
	resharded,
	snapshot,
	state,
} from '../../snapshots.js';

test('the name of the stream, its status, and a row for each shard', () => {
	const {lastFrame} = renderPane('stream', {snapshot: resharded()});
	expect(lastFrame()).toContain('Stream clickstream-lab');
	expect(lastFrame()).toContain('ACTIVE · 2 open shards, 1 closed');
	expect(lastFrame()!.match(/\breading\b/gv)!.length).toBeGreaterThanOrEqual(2);
	expect(lastFrame()).toContain('read to end');
});

test('it follows the stream: scaled, and gone', () => {
	const {lastFrame, show} = renderPane('stream');
	expect(lastFrame()).toContain('1 open shard');
	const updating = state({stream: {...state().stream!, status: 'UPDATING'}});
	show({snapshot: snapshot({state: updating})});
	expect(lastFrame()).toContain('UPDATING');
	show({snapshot: resharded()});
	expect(lastFrame()).toContain('2 open shards');
	show({snapshot: absent()});
	expect(lastFrame()).toContain('There is no stream clickstream-lab');
	expect(lastFrame()).toContain('(create-stream) creates it.');
});

test('more shards than rows: it says which, and scrolls', () => {
	const shards = Array.from({length: 40}, (_, number) => openShard(number, number, 40));
	const many = snapshot({state: state({stream: {...state().stream!, openShardCount: 40}}), shards});
	const {lastFrame, show} = renderPane('stream', {snapshot: many});
	expect(lastFrame()).toMatch(/shards 1 to \d+ of 40/v);
	show({view: {streamOffset: 10}});
	expect(lastFrame()).toMatch(/shards 11 to \d+ of 40/v);
});

test('a hostile name moves no cursor', () => {
	const {lastFrame} = renderPane('stream', {snapshot: snapshot({state: state({streamName: 'a\u{1B}[2Jb'})})});
	expect(lastFrame()).not.toContain('\u{1B}[2J');
	expect(lastFrame()).toContain('a␛[2Jb');
});
