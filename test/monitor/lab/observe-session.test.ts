import {expect, test} from 'vitest';
import type {Observation} from '../../../source/lab/observation.js';
import {
	actionsOf,
	createSessionWatch,
	observeStart,
	observeState,
} from '../../../source/monitor/lab/observe-session.js';
import type {MonitorState} from '../../../source/monitor/state.js';
import {snapshotOf} from '../../actions/fixtures.js';
import {whole} from '../../lab/scene.js';
import {costOf} from '../cost/fixtures.js';
import {freshState, summaryOf} from '../fixtures.js';

test.each([
	['several users', {userCount: 5}, 5, undefined],
	['one who makes most of the clicks', {userCount: 1000, hotUser: {user: 'user-3', share: 0.9}}, 1000, 'user-3'],
	['one alone, who is hot too', {userCount: 1}, 1, 'user-1'],
])('the lab is told whose clicks are written: %s', (_, producer, userCount, hotUser) => {
	const seen: Observation[] = [];
	createSessionWatch(observation => {
		seen.push(observation);
	})(snapshotOf({}, {...producer, isProducing: true}));
	expect(seen).toEqual([{
		at: 0, type: 'producer', isProducing: true, targetRate: 2, userCount, hotUser,
	}]);
});

test('puts of other programs that an embedded endpoint turned down are told, each once, and our own not again', () => {
	const seen: Observation[] = [];
	const watch = createSessionWatch(observation => {
		seen.push(observation);
	});
	const look = (all: number, own: number) => {
		const snapshot = snapshotOf();
		const {producer} = snapshot;
		watch({
			...snapshot,
			producer: {...producer, totals: {...producer.totals, throttled: own}},
			everybody: {
				throttledRecords: all, throttledReads: 0, throttledRecordsPerSecond: 0, throttledReadsPerSecond: 0,
			},
		});
		return seen.splice(0).flatMap(observation => observation.type === 'throttled' ? [observation.records] : []);
	};

	expect(look(0, 0)).toEqual([]);
	expect(look(10, 0)).toEqual([10]);
	expect(look(10, 0)).toEqual([]);
	// Our own are told by our producer, before the endpoint tells.
	expect(look(10, 7)).toEqual([7]);
	expect(look(20, 7)).toEqual([3]);
	// Another stream of that name begins to count anew.
	expect(look(4, 0)).toEqual([4]);
});

test('our own puts that were turned down are told of the shards that throttle now, as an even part of each', () => {
	const seen: Observation[] = [];
	const watch = createSessionWatch(observation => {
		seen.push(observation);
	});
	const look = (throttled: number, ...perSecond: readonly number[]) => {
		const snapshot = snapshotOf({}, {totals: {...snapshotOf().producer.totals, throttled}});
		watch({...snapshot, shards: perSecond.map((throttledPerSecond, index) => ({shardId: `shard ${index}`, throttledPerSecond})) as never});
		return seen.splice(0).flatMap(observation => observation.type === 'throttled' ? [[observation.shardId, observation.records]] : []);
	};

	expect(look(10, 0, 5, 5)).toEqual([['shard 1', 5], ['shard 2', 5]]);
	expect(look(10, 0, 5, 5)).toEqual([]);
	expect(look(11, 1, 1, 1)).toEqual([['shard 0', 1], ['shard 1', 1], ['shard 2', 1]]);
	expect(look(14, 0)).toEqual([[undefined, 3]]);
});

test('how long put to read takes, and what the stream costs, are told once they are known', () => {
	const seen: Observation[] = [];
	const watch = createSessionWatch(observation => {
		seen.push(observation);
	});
	watch({...snapshotOf(), reading: {mode: 'fan-out', latency: {p50: 70, p99: 90}}, cost: costOf()});
	expect(seen.filter(({type}) => type !== 'producer')).toEqual([
		{at: 0, type: 'cost', cost: costOf()},
		{
			at: 0, type: 'latency', mode: 'fan-out', p50: 70, p99: 90,
		},
	]);
	seen.length = 0;
	watch(snapshotOf());
	expect(seen.map(({type}) => type)).toEqual(['producer']);
});

test.each<[string, Partial<MonitorState>, Partial<MonitorState> | undefined, readonly string[]]>([
	['at first', {}, undefined, ['stream', 'shards']],
	['nothing new', {activity: []}, {}, []],
	['another description', {stream: summaryOf({status: 'UPDATING'})}, {}, ['stream']],
	['other shards', {shards: [whole]}, {}, ['shards']],
	['no shards yet', {shards: []}, {}, []],
	['no answer any more', {connectivity: 'unreachable', stream: summaryOf()}, {}, []],
	['no stream', {connectivity: 'absent', stream: undefined, shards: []}, {}, ['absent']],
	['no stream, at first', {connectivity: 'absent', stream: undefined, shards: []}, undefined, ['absent']],
	['still no stream', {connectivity: 'absent', stream: undefined}, {connectivity: 'absent', stream: undefined}, []],
	['shards that are left of a stream that is gone', {connectivity: 'absent', stream: undefined, shards: [whole]}, {connectivity: 'absent', stream: undefined}, []],
])('a change of the state is told as what it says of the stream: %s', (_, change, from, types) => {
	const known = freshState({connectivity: 'present', stream: summaryOf(), shards: [whole]});
	const seen: Observation[] = [];
	observeState({...known, ...from, ...change}, from && {...known, ...from}, 7, observation => {
		seen.push(observation);
	});
	expect(seen.map(({type, at}) => `${type} at ${at}`)).toEqual(types.map(type => `${type} at 7`));
});

test.each([
	[{type: 'latest'}, 'latest'],
	[{type: 'trim-horizon'}, 'trim-horizon'],
	[{type: 'at-timestamp', timestamp: 1}, 'elsewhere'],
] as const)('reading from %o is told', (from, told) => {
	const seen: Observation[] = [];
	observeStart(from, 7, observation => {
		seen.push(observation);
	});
	expect(seen).toEqual([{at: 7, type: 'reading', from: told}]);
});

test('only what a person did is an action of the report', () => {
	const entry = {
		id: 1, at: 5, text: 'deleted the stream', command: 'aws kinesis delete-stream',
	};
	expect(actionsOf([{...entry, kind: 'action'}, {...entry, kind: 'event'}] as never)).toEqual([{at: 5, text: entry.text, command: entry.command}]);
});
