import {
	describe,
	expect,
	test,
	vi,
} from 'vitest';
import type {StartAction} from '../../../../source/actions/registry.js';
import {openSession, sizes} from '../../session.js';
import {snapshot, state} from '../../snapshots.js';

const streamOf = (openShardCount: number) => state({stream: {...state().stream!, openShardCount}});

const open = (openShardCount = 1, given: Parameters<typeof openSession>[0] = {}) => {
	const run = vi.fn<StartAction>();
	const session = openSession({initial: snapshot({state: streamOf(openShardCount)}), run, ...given});
	session.press('#');
	return {...session, run, text: () => session.frame().replaceAll(/[\s│]+/gv, ' ')};
};

describe.each(sizes)('at %s', (_, size) => {
	test('the plan is shown before Enter takes it: #, 1, 6, Enter', () => {
		const {type, run, text} = open(1, {size});
		type('16');
		expect(text()).toContain('Plan: open shards 1, 2, 4, 8, 16, in 4 steps. A stream takes 10 steps in');
		expect(text()).toContain('First: aws kinesis update-shard-count');
		expect(text()).toContain('--target-shard-count 2');
		expect(run).not.toHaveBeenCalled();
		type('<enter>');
		expect(run).toHaveBeenCalledExactlyOnceWith('scale-to', {shardCount: 16});
		expect(text()).not.toContain('Scale the stream');
	});
});

test('it says what the shards cost an hour, now and then', () => {
	const cost = {
		perHour: 0.03, leftPerHour: 0.03, spent: 0, isOnAws: true, region: 'us-east-1', prices: {region: 'us-east-1', date: '2026-01-01'}, hasStorageCharge: false, isOwn: false,
		charges: {
			stream: 0.03, retention: 0, consumers: 0, writing: 0, reading: 0, fanOut: 0,
		},
	};
	const {type, text} = open(2, {initial: snapshot({state: streamOf(2), cost})});
	type('3');
	expect(text()).toContain('The shards cost $0.030 an hour now and $0.045 then.');
	expect(text()).toContain('in 1 step.');
});

test.each([
	['', 'Type how many open shards'],
	['two', 'Type how many open shards'],
	['2', 'The stream has 2 open shards already.'],
	['0', 'cannot go to 0 shards'],
	['5000', 'to 5,000 it takes 12 steps, and the service takes 10 in 24 hours. Scale to 2,048 first'],
])('%j starts nothing, and says why', (typed, reason) => {
	const {type, press, run, text} = open(2);
	type(typed);
	expect(text()).toContain(reason);
	press('enter');
	expect(run).not.toHaveBeenCalled();
	expect(text()).toContain('Scale the stream');
	press('escape');
	expect(text()).not.toContain('Scale the stream');
});

test('a stream that scales itself, and a read-only session, have no such form', () => {
	const stream = {...state().stream!, mode: 'ON_DEMAND' as const};
	const onDemand = open(1, {initial: snapshot({state: state({stream})})});
	expect(onDemand.text()).toContain('scale: on-demand: the service scales it');
	const readOnly = open(1, {initial: snapshot({state: state({isReadOnly: true})})});
	expect(readOnly.view.getView().overlay).toBeUndefined();
});
