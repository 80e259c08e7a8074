import {expect, test} from 'vitest';
import {MOST_DESCRIBED_STREAMS, readStreams} from '../../../source/actions/streams/stream-listing.js';
import {createEngine} from '../../../source/local/engine.js';
import {connectToEngine} from '../../helpers/engine-connection.js';
import {namedError} from '../../helpers/fake-puts.js';
import {createManualClock} from '../../helpers/manual-clock.js';

const {signal} = new AbortController();

type Answer = Record<string, unknown>;

/**
An account with so many streams of two shards each, and the calls that it took. `answer` may throw, or change an answer.
*/
const accountOf = (count: number, answer: (operation: string, streamName: string | undefined, given: () => Promise<Answer>) => Promise<Answer> = async (_operation, _streamName, given) => given()) => {
	const engine = createEngine({clock: createManualClock(), transitionMilliseconds: 0, hasLimits: false});
	for (let index = 0; index < count; index++) {
		engine.call('CreateStream', {StreamName: `s${String(index).padStart(3, '0')}`, ShardCount: 2});
	}

	const connection = connectToEngine(engine);
	const {sdk} = connection;
	let described = 0;
	let inFlight = 0;
	let mostInFlight = 0;
	return {
		connection: {
			...connection,
			sdk: {
				async send(command: {constructor: {name: string}; input: {StreamName?: string}}) {
					const operation = command.constructor.name.replace(/Command$/v, '');
					described += operation === 'DescribeStreamSummary' ? 1 : 0;
					inFlight++;
					mostInFlight = Math.max(mostInFlight, inFlight);
					try {
						return await answer(operation, command.input.StreamName, async () => sdk.send(command));
					} finally {
						inFlight--;
					}
				},
			},
		} as unknown as typeof connection,
		described: () => described,
		mostInFlight: () => mostInFlight,
	};
};

test('a few streams are asked for their shards, four at a time', async () => {
	const account = accountOf(MOST_DESCRIBED_STREAMS);
	const {streams, missing} = await readStreams({connection: account.connection, signal});
	expect(missing).toBeUndefined();
	expect(streams).toHaveLength(MOST_DESCRIBED_STREAMS);
	expect(streams[0]).toMatchObject({
		name: 's000', status: 'ACTIVE', mode: 'PROVISIONED', openShardCount: 2,
	});
	expect(account.mostInFlight()).toBe(4);
});

test('more than the account\'s calls of a second are only listed', async () => {
	const account = accountOf(MOST_DESCRIBED_STREAMS + 1);
	const {streams, missing} = await readStreams({connection: account.connection, signal});
	expect({missing, described: account.described()}).toEqual({missing: 'shards', described: 0});
	expect(streams.at(-1)).toMatchObject({name: 's020', status: 'ACTIVE', openShardCount: undefined});
});

test('an endpoint that lists names alone gives the names', async () => {
	const account = accountOf(2, async (_operation, _streamName, given) => ({...await given(), StreamSummaries: undefined}));
	expect(await readStreams({connection: account.connection, signal})).toMatchObject({missing: 'summaries', streams: [{name: 's000', status: undefined, openShardCount: undefined}, {name: 's001'}]});
});

test.each(['AccessDeniedException', 'ResourceNotFoundException'])('a stream that answers with %s stays in the list, without its shards', async name => {
	const account = accountOf(2, async (_operation, streamName, given) => {
		if (streamName === 's000') {
			throw namedError(name, 'not for you');
		}

		return given();
	});
	const {streams} = await readStreams({connection: account.connection, signal});
	expect(streams.map(({openShardCount}) => openShardCount)).toEqual([undefined, 2]);
});

test('another failure is explained, with the region and the profile; an end is the end', async () => {
	const failing = async () => {
		throw namedError('ExpiredTokenException', 'The security token included in the request is expired');
	};

	const {connection} = accountOf(1, failing);
	await expect(readStreams({connection, profile: 'prod', signal})).rejects.toMatchObject({name: 'UserError', message: expect.stringContaining('prod') as string});
	const describing = accountOf(1, async (operation, _streamName, given) => operation === 'DescribeStreamSummary' ? failing() : given());
	await expect(readStreams({connection: describing.connection, signal})).rejects.toMatchObject({name: 'UserError'});
	const reason = new Error('interrupted');
	await expect(readStreams({connection, signal: AbortSignal.abort(reason)})).rejects.toBe(reason);
});
