import {expect, test} from 'vitest';
import {createLineagePart} from '../../../source/monitor/lineage/lineage-part.js';
import type {MonitorState} from '../../../source/monitor/state.js';
import type {Shard} from '../../../source/service/shard.js';
import {createManualClock} from '../../helpers/manual-clock.js';
import {freshState, shardOf, summaryOf} from '../fixtures.js';

const HALF = 2n ** 127n;
const whole = shardOf(0);
const closed = shardOf(0, {endingSequenceNumber: '9'});
const lower = shardOf(1, {parentShardId: closed.shardId, endingHashKey: HALF - 1n});
const upper = shardOf(2, {parentShardId: closed.shardId, startingHashKey: HALF});

const START = Date.UTC(2026, 0, 1);

const open = () => {
	const clock = createManualClock(START);
	const part = createLineagePart(clock);
	let state: MonitorState = freshState();
	return {
		part,
		async list(shards: readonly Shard[], createdAt = 1000) {
			await clock.advance(1000);
			const before = state;
			state = freshState({stream: summaryOf({createdAt}), shards});
			part.follow!(state, before, {type: 'shards', at: clock.now(), shards: state.shards});
		},
		async read(type: 'shard-started' | 'shard-ended', number: number, milliseconds = 10) {
			await clock.advance(milliseconds);
			const {shardId} = shardOf(number);
			void part.take!(type === 'shard-started' ? {type, shardId, position: ''} : {type, shardId, childShardIds: []}, clock.now());
		},
		lives: () => part.view(clock.now()).map(({shortId, state: its, parents, openedAt, closedAt, beganAt, endedAt}) => ({
			shortId, state: its, parents: parents.length, times: [openedAt, closedAt, beganAt, endedAt].map(at => at === undefined ? undefined : at - START),
		})),
	};
};

test('a split is remembered: when the parent closed and was read to its end, and when its children opened and began', async () => {
	const {list, read, lives} = open();
	await list([whole]);
	await read('shard-started', 0);
	await list([closed, lower, upper]);
	await read('shard-ended', 0);
	await read('shard-started', 1);
	expect(lives()).toEqual([
		{
			shortId: '0', state: 'closed', parents: 0, times: [undefined, 2010, 1010, 2020],
		},
		{
			shortId: '1', state: 'open', parents: 1, times: [2010, undefined, 2030, undefined],
		},
		{
			shortId: '2', state: 'open', parents: 1, times: [2010, undefined, undefined, undefined],
		},
	]);
});

test('of what was there before anybody looked, nobody knows since when', async () => {
	const {list, lives} = open();
	await list([closed, lower, upper]);
	expect(lives().map(({times}) => times)).toEqual([[undefined, undefined, undefined, undefined], [undefined, undefined, undefined, undefined], [undefined, undefined, undefined, undefined]]);
});

test('a shard that is listed no more has expired', async () => {
	const {list, lives} = open();
	await list([closed, lower, upper]);
	await list([lower, upper]);
	expect(lives().map(({shortId, state}) => [shortId, state])).toEqual([['0', 'expired'], ['1', 'open'], ['2', 'open']]);
});

test('reading that starts over forgets what was read, and keeps the shards', async () => {
	const {part, list, read, lives} = open();
	await list([closed, lower, upper]);
	await read('shard-ended', 0);
	part.forget!({type: 'restart', from: {type: 'trim-horizon'}});
	expect(lives()[0]).toMatchObject({shortId: '0', times: [undefined, undefined, undefined, undefined]});
});

test('another stream of that name has a family of its own', async () => {
	const {list, lives} = open();
	await list([closed, lower, upper]);
	await list([whole], 2000);
	expect(lives()).toEqual([{
		shortId: '0', state: 'open', parents: 0, times: [undefined, undefined, undefined, undefined],
	}]);
});

test('the view is the same until something changes', async () => {
	const {part, list, read} = open();
	await list([whole]);
	const before = part.view(0);
	expect(part.view(1)).toBe(before);
	await read('shard-started', 0);
	expect(part.view(2)).not.toBe(before);
});

test('shards are in the order of their numbers, and an empty listing changes nothing', async () => {
	const {list, lives} = open();
	await list([upper, closed, lower]);
	await list([]);
	expect(lives().map(({shortId, state}) => [shortId, state])).toEqual([['0', 'closed'], ['1', 'open'], ['2', 'open']]);
});

test('of the shards that are listed no more, the youngest thousand are remembered', async () => {
	const {list, lives} = open();
	await list(Array.from({length: 1003}, (_, number) => shardOf(number)));
	await list([shardOf(0), shardOf(1), shardOf(1002)]);
	expect(lives().length).toBe(1003);
	await list([shardOf(1002)]);
	expect(lives().length).toBe(1001);
	expect(lives().slice(0, 2).map(({shortId, state}) => [shortId, state])).toEqual([['2', 'expired'], ['3', 'expired']]);
	expect(lives().at(-1)).toMatchObject({shortId: '1002', state: 'open'});
});

test('a shard that is read once more has not come to its end; a new start forgets when it began', async () => {
	const {part, list, read, lives} = open();
	await list([closed]);
	await read('shard-started', 0);
	await read('shard-ended', 0);
	await read('shard-started', 0);
	expect(lives()[0]!.times).toEqual([undefined, undefined, 1030, undefined]);
	void part.take!({type: 'shard-waiting', shardId: closed.shardId, parentShardIds: []}, START);
	expect(lives()[0]!.times).toEqual([undefined, undefined, 1030, undefined]);
	part.forget!({type: 'restart', from: {type: 'latest'}});
	expect(lives()[0]!.times).toEqual([undefined, undefined, undefined, undefined]);
});

test('a stream that was created again has no shards until they are listed; the first are as old as they are', async () => {
	const {part, list, lives} = open();
	await list([closed, lower, upper]);
	part.forget!({type: 'recreated'});
	expect(lives()).toEqual([]);
	await list([lower]);
	expect(lives()).toMatchObject([{shortId: '1', times: [undefined, undefined, undefined, undefined]}]);
});

test('a shard that was closed before it was seen closed nobody knows when', async () => {
	const {list, lives} = open();
	await list([closed]);
	await list([{...closed}]);
	expect(lives()[0]!.times[1]).toBeUndefined();
});
