import {describe, expect, test} from 'vitest';
import {readLeftovers, type LeftoversWanted} from '../../../source/actions/streams/leftovers.js';
import type {Connection} from '../../../source/kinesis/client/connection.js';
import {namedError, serviceError} from '../../helpers/fake-puts.js';

type FakeStream = {
	readonly consumers?: readonly string[];
	readonly openShardCount?: number;
	readonly status?: string;
	/**
	What happens to a call that names it.
	*/
	readonly describing?: 'denied' | 'gone';
	readonly listing?: 'denied' | 'gone';
};

type Call = {readonly constructor: {readonly name: string}; readonly input: Readonly<Record<string, string | undefined>>};

const arnOf = (name: string): string => `arn:aws:kinesis:us-east-1:123456789012:stream/${name}`;

const failures = {
	denied: () => namedError('AccessDeniedException', 'User is not authorized'),
	gone: () => serviceError('ResourceNotFoundException'),
} as const;

/**
An account whose lists come in pages of two.
*/
const accountOf = (streams: Readonly<Record<string, FakeStream>>, {hasNamesOnly = false, fails}: {readonly hasNamesOnly?: boolean; readonly fails?: Error} = {}) => {
	const names = Object.keys(streams).toSorted();
	const calls: string[] = [];
	const page = <Item>(items: readonly Item[], token: string | undefined) => {
		const start = Number(token ?? 0);
		const next = start + 2;
		return {items: items.slice(start, next), next: next < items.length ? String(next) : undefined};
	};

	const answers: Readonly<Record<string, (input: Call['input']) => unknown>> = {
		ListStreams({NextToken: token}) {
			const {items, next} = page(names, token);
			return {
				StreamNames: items,
				HasMoreStreams: next !== undefined,
				NextToken: next,
				...(!hasNamesOnly && {
					StreamSummaries: items.map(name => ({
						StreamName: name, StreamARN: arnOf(name), StreamStatus: 'ACTIVE', StreamModeDetails: {StreamMode: 'PROVISIONED'}, StreamCreationTimestamp: new Date(0),
					})),
				}),
			};
		},
		DescribeStreamSummary({StreamName: name = ''}) {
			const {describing, openShardCount = 1, status = 'ACTIVE', consumers = []} = streams[name]!;
			if (describing !== undefined) {
				throw failures[describing]();
			}

			return {
				StreamDescriptionSummary: {
					StreamName: name, StreamARN: arnOf(name), StreamStatus: status, OpenShardCount: openShardCount, ConsumerCount: consumers.length, RetentionPeriodHours: 24, StreamCreationTimestamp: new Date(0),
				},
			};
		},
		ListStreamConsumers({StreamARN: arn = '', NextToken: token}) {
			const {listing, consumers = []} = streams[arn.split('/', 2)[1]!]!;
			if (listing !== undefined) {
				throw failures[listing]();
			}

			const {items, next} = page(consumers, token);
			return {
				Consumers: items.map(name => ({
					ConsumerName: name, ConsumerARN: `${arn}/consumer/${name}:1`, ConsumerStatus: name.endsWith('-going') ? 'DELETING' : 'ACTIVE', ConsumerCreationTimestamp: new Date(0),
				})),
				NextToken: next,
			};
		},
	};
	const connection = {
		sdk: {
			async send({constructor, input}: Call) {
				const operation = constructor.name.replace(/Command$/v, '');
				calls.push(operation);
				if (fails) {
					throw fails;
				}

				return answers[operation]!(input);
			},
		},
		region: 'us-east-1',
		endpoint: undefined,
		isEmbedded: false,
	} as unknown as Connection;
	return {connection, calls};
};

const wanted: LeftoversWanted = {isStream: name => name.startsWith('lab'), isConsumer: name => name.startsWith('clickmon-')};

const find = async (streams: Readonly<Record<string, FakeStream>>, options: Parameters<typeof accountOf>[1] = {}) => {
	const {connection, calls} = accountOf(streams, options);
	const found = await readLeftovers({connection, signal: new AbortController().signal}, wanted);
	return {
		calls,
		deniedCount: found.deniedCount,
		streams: found.streams.map(({streamName, summary}) => [streamName, summary?.openShardCount]),
		consumers: found.consumers.map(({streamName, consumer, summary}) => [streamName, consumer.name, summary?.openShardCount]),
	};
};

describe('what is left', () => {
	test('streams whose name fits, with all their consumers, and of others the consumers whose name fits; page by page', async () => {
		expect(await find({
			lab: {openShardCount: 2, consumers: ['dashboards', 'clickmon-a', 'x']},
			'lab-2': {},
			orders: {openShardCount: 3, consumers: ['billing', 'search', 'clickmon-b']},
			payments: {consumers: ['billing']},
			quiet: {},
		})).toMatchObject({
			deniedCount: 0,
			streams: [['lab', 2], ['lab-2', 1]],
			consumers: [['lab', 'dashboards', 2], ['lab', 'clickmon-a', 2], ['lab', 'x', 2], ['orders', 'clickmon-b', 3]],
		});
	});

	test('a stream that does not matter takes one call, and no description', async () => {
		const {calls} = await find({orders: {consumers: ['billing']}});
		expect(calls).toEqual(['ListStreams', 'ListStreamConsumers']);
	});

	test('what vanishes between the list and the look at it is not left', async () => {
		expect(await find({
			lab: {describing: 'gone'}, 'lab-2': {listing: 'gone'}, orders: {listing: 'gone'}, 'lab-3': {},
		})).toMatchObject({
			deniedCount: 0, streams: [['lab-3', 1]], consumers: [],
		});
	});

	test('what is being deleted is not left', async () => {
		expect(await find({lab: {status: 'DELETING'}, 'lab-2': {consumers: ['a-going', 'b']}})).toMatchObject({
			streams: [['lab-2', 1]], consumers: [['lab-2', 'b', 1]],
		});
	});

	test('what may not be looked at is said so, and not left out', async () => {
		expect(await find({
			lab: {describing: 'denied', consumers: ['a']}, orders: {listing: 'denied'}, payments: {describing: 'denied', consumers: ['clickmon-a']},
		})).toMatchObject({
			deniedCount: 1, streams: [['lab', undefined]], consumers: [['lab', 'a', undefined], ['payments', 'clickmon-a', undefined]],
		});
	});

	test('an endpoint that lists names alone is asked for the rest', async () => {
		expect(await find({lab: {consumers: ['a']}, orders: {consumers: ['clickmon-a', 'b']}}, {hasNamesOnly: true})).toMatchObject({
			streams: [['lab', 1]], consumers: [['lab', 'a', 1], ['orders', 'clickmon-a', 1]],
		});
	});

	test('nobody may list: one line says what to do', async () => {
		await expect(find({}, {fails: failures.denied()})).rejects.toThrow('No permission in us-east-1');
	});
});
