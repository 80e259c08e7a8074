import {expect, test, vi} from 'vitest';
import type {StartAction} from '../../../../source/actions/registry.js';
import {openSession} from '../../session.js';
import {openShard, snapshot} from '../../snapshots.js';

const shards = Array.from({length: 4}, (_, position) => openShard(position, position, 4));

const open = (given: Parameters<typeof snapshot>[0] = {}) => {
	const run = vi.fn<StartAction>();
	const session = openSession({initial: snapshot({shards, ...given}), run});
	session.press('w');
	return {...session, run, text: () => session.lines().join('\n')};
};

test('a record is written with what is typed and the key of the record under the cursor: w, the data, Enter', () => {
	const {type, run, text} = open();
	type('{"n":1}');
	// Source: printf user-5 | md5sum.
	expect(text()).toContain('The MD5 of user-5 begins with 39: shard 0, which takes 00 to 3f.');
	type('<enter>');
	expect(run).toHaveBeenCalledExactlyOnceWith('put-record', {partitionKey: 'user-5', data: '{"n":1}'});
	expect(text()).not.toContain('Write a record');
});

test('Tab goes to the key and back, and both keep their text', () => {
	const {type, paste, run} = open();
	type('a<tab>');
	type('2<tab>b');
	paste('c');
	type('<enter>');
	expect(run).toHaveBeenCalledExactlyOnceWith('put-record', {partitionKey: 'user-52', data: 'abc'});
});

test('an empty key, no data or Esc write nothing', () => {
	const {press, type, run, text} = open();
	press('enter');
	expect(text()).toContain('type its data first');
	type('a');
	press('tab', 'ctrl+u', 'enter');
	expect(text()).toContain('its partition key is empty');
	press('escape');
	expect(text()).not.toContain('Write a record');
	expect(run).not.toHaveBeenCalled();
});
