import fc from 'fast-check';
import {
	beforeEach,
	describe,
	expect,
	onTestFinished,
	test,
	vi,
} from 'vitest';
import {connect, type Connection} from '../../../source/kinesis/client/connection.js';
import {classifyError} from '../../../source/kinesis/errors/error-kind.js';
import {pollShard} from '../../../source/kinesis/reading/polling/polling-consumer.js';
import {UNLIMITED_READ_BUDGET} from '../../../source/kinesis/reading/polling/read-budget.js';
import {createCallSlots} from '../../../source/kinesis/reading/polling/call-slots.js';
import {listShards} from '../../../source/kinesis/streams/shards.js';
import {listStreams} from '../../../source/kinesis/streams/stream-listing.js';
import {describeStreamOnce, listConsumers} from '../../../source/kinesis/streams/stream.js';
import {listTags} from '../../../source/kinesis/streams/tags.js';
import {systemClock} from '../../../source/time/clock.js';
import {startLyingEndpoint, trueAnswers} from '../../helpers/lying-endpoint.js';

// No wait between two tries.
vi.mock('../../../source/time/retry-delay.js', () => ({retryDelay: () => 0}));

beforeEach(() => {
	vi.stubEnv('AWS_ACCESS_KEY_ID', undefined);
	vi.stubEnv('AWS_PROFILE', undefined);
	onTestFinished(() => {
		vi.unstubAllEnvs();
	});
});

type Path = ReadonlyArray<string | number>;

const pathsOf = (value: unknown, path: Path = []): Path[] => typeof value === 'object' && value !== null
	? [path, ...Object.entries(value).flatMap(([name, member]) => pathsOf(member, [...path, Array.isArray(value) ? Number(name) : name]))]
	: [path];

const replaced = (value: unknown, [name, ...rest]: Path, by: unknown): unknown => {
	if (name === undefined) {
		return by;
	}

	return Array.isArray(value) ? value.map((element, index) => index === name ? replaced(element, rest, by) : element as unknown) : {...value as Record<string, unknown>, [name]: replaced((value as Record<string, unknown>)[name], rest, by)};
};

const connectTo = async (endpoint: string) => {
	const connection = await connect({endpoint, region: 'us-east-1'});
	onTestFinished(connection.close);
	return connection;
};

// All that a person may see of what the calls bring, by the operation that is lied about.
const readers: Record<string, (connection: Connection) => Promise<unknown>> = {
	DescribeStreamSummary: async connection => describeStreamOnce(connection, 'lab'),
	ListStreams: async connection => Array.fromAsync(listStreams(connection)),
	ListShards: async connection => listShards(connection, 'lab'),
	ListStreamConsumers: async connection => listConsumers(connection, 'arn'),
	ListTagsForStream: async connection => [...await listTags(connection, 'lab')],
	async GetRecords(connection) {
		const consumer = pollShard({
			connection, streamName: 'lab', shardId: 'shardId-000000000001', position: {type: 'trim-horizon'}, clock: {now: systemClock.now, sleep: async () => undefined}, random: () => 0,
			signal: AbortSignal.timeout(5000), slots: createCallSlots(1), budget: UNLIMITED_READ_BUDGET, pollInterval: () => 0,
		});
		const events = [];
		for (let count = 0; count < 3; count++) {
			const {done, value} = await consumer.next();
			events.push(value);
			if (done) {
				break;
			}
		}

		await consumer.return([]);
		// Keys are cleaned where they are shown.
		return JSON.parse(JSON.stringify(events, (name, value: unknown) => name === 'PartitionKey' || name === 'Data' ? undefined : value)) as unknown;
	},
};

const textsIn = (value: unknown): string[] => {
	if (typeof value === 'string') {
		return [value];
	}

	return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([name, member]) => [name, ...textsIn(member)]) : [];
};

const UNSAFE = /[\p{Default_Ignorable_Code_Point}\p{Control}\p{Format}\p{Line_Separator}\p{Mark}\p{Paragraph_Separator}\p{Surrogate}]/v;

const hostile = [
	'\u{1B}[31mred\u{1B}[0m',
	'\u{1B}]8;;https://evil.test\u{7}link\u{1B}]8;;\u{7}',
	'\u{1B}]0;title\u{7}\u{1B}[2J',
	'\u{9B}31mred',
	'ACTIVE\nPROVISIONED\r\n',
	'lab\u{202E}evil\u{2066}',
	'la\u{301}\u{301}\u{301}\u{301}\u{301}b\u{200D}\u{FEFF}',
	'\u{D800}',
];

const cases = Object.entries(trueAnswers()).filter(([operation]) => Object.hasOwn(readers, operation)).flatMap(([operation, answer]) =>
	pathsOf(answer).filter(path => path.length > 0).map(path => [operation, path.join('.'), path] as const));

describe('every member of every answer', () => {
	test.each(cases)('%s: %s', async (operation, _name, path) => {
		let body: unknown;
		const {endpoint} = await startLyingEndpoint(called => (called === operation ? body : trueAnswers()[called]) as Record<string, unknown>);
		const connection = await connectTo(endpoint);
		const lies: unknown[] = [...hostile, undefined, null, '', 0, -1, 1.5, 1e300, true, [], {}, [null], [[]], {a: 1}, 'x'.repeat(3000)];
		for (const lie of lies) {
			body = replaced(trueAnswers()[operation], path, lie);
			try {
				const seen = textsIn(await readers[operation]!(connection));
				expect(seen.filter(text => UNSAFE.test(text))).toEqual([]);
			} catch (error) {
				// It is met like any answer that was garbled on its way.
				expect([lie, classifyError(error), String(error)]).toEqual([lie, 'service-error', expect.any(String)]);
			}
		}
	});

	test('any JSON at all', async () => {
		let body = '';
		const {endpoint} = await startLyingEndpoint(() => body);
		const connection = await connectTo(endpoint);
		const operations = fc.constantFrom(...Object.keys(readers));
		await fc.assert(fc.asyncProperty(operations, fc.json(), async (operation, json) => {
			body = json;
			try {
				const seen = textsIn(await readers[operation]!(connection));
				expect(seen.filter(text => UNSAFE.test(text))).toEqual([]);
			} catch (error) {
				expect([json, classifyError(error)]).toEqual([json, 'service-error']);
			}
		}), {numRuns: 100});
	});
});

describe('an answer without end', () => {
	const troubled: unknown = expect.objectContaining({type: 'backing-off'});
	test.each(['DescribeStreamSummary', 'ListStreams', 'ListShards', 'GetRecords'])('%s is given up before it takes the memory', async operation => {
		let sent = 0;
		const chunk = 'x'.repeat(256 * 1024);
		const {endpoint} = await startLyingEndpoint((called, _call, response) => {
			if (called !== operation) {
				return trueAnswers()[called];
			}

			response.write('{"Shards": "');
			const more = () => {
				while (!response.destroyed && response.write(chunk)) {
					sent += chunk.length;
				}

				sent += chunk.length;
			};

			response.on('drain', more);
			more();
			return undefined;
		});
		const connection = await connectTo(endpoint);
		const backingOff: unknown = expect.arrayContaining([troubled]);
		const isPolling = operation === 'GetRecords';
		const reading = readers[operation]!(connection);
		await (isPolling ? expect(reading).resolves.toEqual(backingOff) : expect(reading).rejects.toThrow('larger than'));
		expect(sent).toBeLessThan(600 * 1024 * 1024);
	});

	test('a call that is aborted in the middle of its answer ends at once', async () => {
		const {endpoint} = await startLyingEndpoint((_called, _call, response) => {
			response.write('{"Shards": ');
			return undefined;
		});
		const connection = await connectTo(endpoint);
		const stop = new AbortController();
		const listing = listShards(connection, 'lab', {signal: stop.signal});
		setTimeout(() => {
			stop.abort(new Error('stopped'));
		}, 300);
		await expect(listing).rejects.toThrow('stopped');
	});
});

describe('a listing without end', () => {
	test.each([
		['the same NextToken', () => 'same'],
		['two in turn', (call: number) => String(call % 2)],
		['another one each time, with nothing new', String],
	])('%s', async (_name, tokenOf) => {
		const {endpoint, calls} = await startLyingEndpoint((_called, call) => ({
			Shards: [], StreamNames: [], HasMoreStreams: true, Consumers: [], NextToken: tokenOf(call),
		}));
		const connection = await connectTo(endpoint);
		for (const operation of ['ListShards', 'ListStreams', 'ListStreamConsumers']) {
			await expect(readers[operation]!(connection)).rejects.toThrow('does not end');
		}

		expect(calls.length).toBeLessThan(200);
	});
});
