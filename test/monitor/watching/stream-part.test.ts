import {expect, test} from 'vitest';
import {createStreamPart} from '../../../source/monitor/watching/stream-part.js';
import {serviceError} from '../../helpers/fake-puts.js';
import {createManualClock} from '../../helpers/manual-clock.js';
import {shardId} from '../../helpers/test-engine.js';
import {summaryOf} from '../fixtures.js';

/**
The part of a stream that the service does not know. `looks` counts how often it was asked.
*/
const begin = (options: Partial<Parameters<typeof createStreamPart>[0]> = {}) => {
	const clock = createManualClock(0);
	let looks = 0;
	const connection = {
		sdk: {
			async send() {
				looks++;
				throw serviceError('ResourceNotFoundException');
			},
		},
		region: 'us-east-1',
		endpoint: undefined as string | undefined,
		isEmbedded: true,
		close() {/* nothing is open */},
	};
	const changes: unknown[] = [];
	const part = createStreamPart({
		connection: connection as never,
		streamName: 'lab',
		profile: 'school',
		clock,
		random: () => 0.5,
		isReadOnly: true,
		onChange(state, before, {type}) {
			changes.push([type, before.connectivity, state.connectivity]);
		},
		...options,
	});
	const ending = new AbortController();
	void part.run!(ending.signal);
	return {
		clock,
		connection,
		changes,
		part,
		said: () => part.state.activity.map(({text}) => text),
		/**
		How often the service was asked since last time.
		*/
		async newLooks() {
			await clock.advance(0);
			const count = looks;
			looks = 0;
			return count;
		},
		end() {
			ending.abort();
		},
	};
};

test('a session begins with what it was told, and with what was done before it', () => {
	const {part, end} = begin({
		activity: [{
			id: 7, at: 1, kind: 'action', text: 'deleted another stream',
		}],
	});
	expect(part.view(0)).toMatchObject({
		streamName: 'lab', region: 'us-east-1', endpoint: undefined, isEmbedded: true, profile: 'school', isReadOnly: true, connectivity: 'connecting',
	});
	part.report({kind: 'event', text: 'a note'});
	expect(part.state.activity).toMatchObject([{id: 7}, {
		id: 8, at: 0, kind: 'event', text: 'a note',
	}]);
	expect(begin().part.state.activity).toEqual([]);
	end();
});

test('a change is passed on with what was before; what changes nothing is not', async () => {
	const {part, changes, clock, end, connection} = begin();
	await clock.advance(0);
	expect(changes).toEqual([['absent', 'connecting', 'absent']]);
	part.dispatch({type: 'absent', at: 1});
	expect(changes.length).toBe(1);
	// An embedded endpoint has an address once it listens.
	connection.endpoint = 'http://127.0.0.1:4567';
	part.dispatch({type: 'absent', at: 1});
	expect(part.state.endpoint).toBe('http://127.0.0.1:4567');
	expect(changes.length).toBe(2);
	end();
});

test('a session knows whether it has acted on the stream itself', () => {
	const {part, end} = begin();
	part.report({kind: 'event', text: 'a note'});
	expect(part.hasActed).toBe(false);
	part.dispatch({
		type: 'action-started', at: 1, id: 'create-stream', label: 'create',
	});
	part.dispatch({type: 'action-finished', at: 2, text: 'created'});
	expect(part.hasActed).toBe(true);
	end();
});

test('a problem is shown until it is cleared', () => {
	const {part, said, end} = begin();
	part.onProblem({code: 'AccessDenied', message: 'no permission to read'});
	expect(part.state.problem).toEqual({code: 'AccessDenied', message: 'no permission to read'});
	part.onCleared('Throttled');
	expect(part.state.problem).toBeDefined();
	part.onCleared('AccessDenied');
	expect(part.state.problem).toBeUndefined();
	expect(said()).toEqual(['no permission to read']);
	end();
});

test.each([
	[[shardId(1), shardId(2)], 'shard 0 is closed and read to its end: goes on in 1, 2'],
	[[], 'shard 0 is closed and read to its end'],
])('a shard that was read to its end is said, and the stream is looked at: it goes on in %j', async (childShardIds, text) => {
	const {part, said, newLooks, end} = begin();
	await newLooks();
	await part.take!({type: 'shard-ended', shardId: shardId(0), childShardIds}, 5);
	expect(said().at(-1)).toBe(text);
	expect(await newLooks()).toBe(1);
	end();
});

test('what the reader notices first makes the watcher look at once; records do not', async () => {
	const {part, newLooks, said, end} = begin();
	expect(await newLooks()).toBe(1);
	await part.take!({type: 'shard-started', shardId: shardId(0), position: 'LATEST'}, 5);
	await part.take!({
		type: 'batch', shardId: shardId(0), records: [], millisBehindLatest: 0, receivedAt: 5,
	}, 5);
	expect(await newLooks()).toBe(0);
	await part.take!({type: 'stream-deleted'}, 5);
	expect(await newLooks()).toBe(1);
	part.dispatch({type: 'summary', at: 5, summary: summaryOf({createdAt: 1000})});
	await part.take!({type: 'stream-recreated', createdAt: 2000}, 6);
	expect(said()).toContain('re-created: another stream under the same name');
	expect(await newLooks()).toBe(1);
	await part.lookNow();
	expect(await newLooks()).toBe(1);
	end();
});
