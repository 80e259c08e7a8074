import {expect, test} from 'vitest';
import type {WrittenRecord} from '../../../../source/monitor/state.js';
import type {ReplayView} from '../../../../source/monitor/recording-view.js';
import type {Snapshot} from '../../../../source/monitor/snapshot.js';
import {followWritten} from '../../../../source/ui/panes/feed/follow-written.js';
import {selectedRecord} from '../../../../source/ui/panes/feed/selection.js';
import {openSession} from '../../session.js';
import {clickFeed, snapshot, state} from '../../snapshots.js';

const place = 'shard 2, which takes 80 to bf: its MD5 begins with 9a';

const replay: ReplayView = {
	file: 'lab.jsonl', position: 42, duration: 190, speed: 1, state: 'playing', event: undefined, ending: 'closed', isDemo: false,
};

/**
A dashboard whose feed has so many records, of which the twentieth was written by hand. `at` is in ms after that.
*/
const open = () => {
	const session = openSession();
	let listen = (): void => undefined;
	followWritten({
		getSnapshot: session.look,
		subscribe(listener) {
			listen = listener;
			return () => undefined;
		},
	}, session.view);
	const all = clickFeed(40, [0, 1]);
	const mine = all.records[20]!;
	const wroteAt = mine.readAt;
	const written: WrittenRecord = {
		shardId: mine.shardId, sequenceNumber: mine.record.SequenceNumber, at: wroteAt, place,
	};

	/**
	The next snapshot.
	*/
	const show = (count: number, at: number, changes: Partial<Snapshot> = {}) => {
		session.show(snapshot({
			at: wroteAt + at, feed: {...all, records: all.records.slice(0, count)}, state: state({written}), ...changes,
		}));
		listen();
	};

	return {
		...session, show, mine, selected: () => selectedRecord(session.look(), session.view.getView()), isHeld: () => session.view.getView().heldFeed !== undefined,
	};
};

test('the news says where it went; once it is read the cursor is on it, and the feed stands still for ten seconds', () => {
	const {show, selected, mine, isHeld, frame} = open();
	show(10, 100);
	expect(frame()).toContain(`The record is in ${place}.`);
	expect(isHeld()).toBe(false);
	show(25, 1000);
	expect(selected()).toBe(mine);
	show(40, 10_900);
	expect(selected()).toBe(mine);
	show(40, 11_100);
	expect(isHeld()).toBe(false);
});

test('a feed that is moved meanwhile is left alone', () => {
	const {show, press, isHeld} = open();
	show(25, 1000);
	press('up');
	show(40, 20_000);
	expect(isHeld()).toBe(true);
});

test('its record stays while somebody looks into it', () => {
	const {show, press, isHeld, selected, mine} = open();
	show(25, 1000);
	press('enter');
	show(40, 20_000);
	expect(selected()).toBe(mine);
	press('escape');
	show(40, 20_100);
	expect(isHeld()).toBe(false);
});

test('a record that the filter hides is told, and the feed runs on', () => {
	const {show, type, isHeld, frame} = open();
	type('/key=nobody<enter>');
	show(25, 1000);
	expect(isHeld()).toBe(false);
	expect(frame().replaceAll(/\s+/gv, ' ')).toContain('The filter hides it from the feed.');
});

test('a record that comes much later, or in a replay, moves nothing', () => {
	const late = open();
	late.show(10, 100);
	late.show(25, 15_100);
	expect(late.isHeld()).toBe(false);
	const replayed = open();
	replayed.show(25, 100, {replay});
	expect(replayed.isHeld()).toBe(false);
	expect(replayed.view.getView().notice).toBeUndefined();
});

test('a second record takes the place of the first', () => {
	const {show, selected, mine} = open();
	show(25, 1000);
	const other = clickFeed(40, [0, 1]).records[30]!;
	const written = {
		shardId: other.shardId, sequenceNumber: other.record.SequenceNumber, at: mine.readAt + 4000, place,
	};
	show(40, 5000, {state: state({written})});
	expect(selected()?.index).toBe(30);
	show(40, 12_000, {state: state()});
	expect(selected()?.index).toBe(30);
});
