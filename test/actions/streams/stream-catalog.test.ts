import type {KinesisClient} from '@aws-sdk/client-kinesis';
import {expect, onTestFinished, test} from 'vitest';
import {
	emptyCatalog,
	loadCatalog,
	type CatalogOptions,
	type StreamCatalog,
} from '../../../source/actions/streams/stream-catalog.js';
import type {Connection} from '../../../source/kinesis/client/connection.js';
import {advanceUntil} from '../../helpers/collect.js';
import {serviceError} from '../../helpers/fake-kinesis.js';
import {createManualClock} from '../../helpers/manual-clock.js';

const CREATED = new Date(Date.UTC(2026, 0, 1));

type Options = {
	readonly count?: number;
	readonly hasSummaries?: boolean;
	/**
	Fails the listing's page of this number, from 0 on.
	*/
	readonly failingPage?: number;
	/**
	Who may not be described.
	*/
	readonly denied?: readonly string[];
	readonly intakeOf?: CatalogOptions['intakeOf'];
};

const nameOf = (index: number) => `s-${String(index).padStart(4, '0')}`;

// Pages of 100, as the service gives them. Source: API Reference, ListStreams.
const start = ({
	count = 250, hasSummaries = true, failingPage, denied = [], intakeOf,
}: Options = {}) => {
	const clock = createManualClock();
	const calls: Array<{readonly name: string; readonly at: number}> = [];
	const names = Array.from({length: count}, (_, index) => nameOf(index));
	let pages = 0;
	let underWay = 0;
	let mostUnderWay = 0;

	const operations: Record<string, (input: Record<string, string>) => unknown> = {
		ListStreamsCommand({NextToken: token = '0'}) {
			if (pages++ === failingPage) {
				throw serviceError('AccessDeniedException', 'User: x is not authorized to perform: kinesis:ListStreams on resource: *');
			}

			const from = Number(token);
			const page = names.slice(from, from + 100);
			return {
				StreamNames: page,
				StreamSummaries: hasSummaries
					? page.map(name => ({
						StreamName: name, StreamStatus: 'ACTIVE', StreamModeDetails: {StreamMode: 'PROVISIONED'}, StreamCreationTimestamp: CREATED,
					}))
					: undefined,
				HasMoreStreams: from + 100 < count,
				NextToken: String(from + 100),
			};
		},
		DescribeStreamSummaryCommand({StreamName: name = ''}) {
			calls.push({name, at: clock.now()});
			if (denied.includes(name)) {
				throw serviceError('AccessDeniedException');
			}

			return {
				StreamDescriptionSummary: {
					StreamName: name, StreamStatus: 'UPDATING', StreamModeDetails: {StreamMode: 'ON_DEMAND'}, StreamCreationTimestamp: CREATED, OpenShardCount: 7, EnhancedMonitoring: [],
				},
			};
		},
	};

	const connection: Connection = {
		sdk: {
			async send({constructor, input}: {readonly constructor: {readonly name: string}; readonly input: Record<string, string>}, {abortSignal}: {abortSignal?: AbortSignal} = {}) {
				underWay++;
				mostUnderWay = Math.max(mostUnderWay, underWay);
				try {
					await clock.sleep(10, abortSignal);
					return operations[constructor.name]!(input);
				} finally {
					underWay--;
				}
			},
		} as unknown as KinesisClient,
		region: 'us-east-1',
		endpoint: undefined,
		isEmbedded: false,
		close() {
			// Nothing is open.
		},
	};

	const seen: StreamCatalog[] = [emptyCatalog];
	const loading = loadCatalog({
		connection,
		clock,
		signal: new AbortController().signal,
		intakeOf,
		onChange(catalog) {
			seen.push(catalog);
		},
	});
	onTestFinished(() => {
		loading.stop();
	});
	return {
		clock,
		calls,
		loading,
		seen,
		get now() {
			return seen.at(-1)!;
		},
		get mostUnderWay() {
			return mostUnderWay;
		},
		rowOf: (index: number) => seen.at(-1)!.streams.find(({name}) => name === nameOf(index)),
	};
};

// ListStreams: 5 calls a second. Source: API Reference.
test('names come page by page, no faster than the service lists them, and without a call for each stream', async () => {
	const catalog = start();
	const began = catalog.clock.now();
	await advanceUntil(catalog.clock, () => catalog.now.isComplete);
	expect(catalog.clock.now() - began).toBeGreaterThanOrEqual(600);
	expect(catalog.seen.map(({streams}) => streams.length)).toEqual([0, 100, 200, 250, 250]);
	expect(catalog.now.streams[0]).toEqual({
		name: 's-0000', arn: undefined, status: 'ACTIVE', mode: 'PROVISIONED', createdAt: CREATED.getTime(), openShardCount: undefined,
	});
	expect(catalog.calls).toEqual([]);
});

test('details come for those that are looked at: four calls at a time, and ten a second of the twenty that the account has', async () => {
	const catalog = start({hasSummaries: false});
	await advanceUntil(catalog.clock, () => catalog.now.isComplete);
	const began = catalog.clock.now();
	catalog.loading.describe(Array.from({length: 30}, (_, index) => nameOf(index)));
	await advanceUntil(catalog.clock, () => catalog.rowOf(29)?.openShardCount === 7);
	expect(catalog.clock.now() - began).toBeGreaterThanOrEqual(2800);
	expect(catalog.mostUnderWay).toBe(4);
	expect(catalog.rowOf(3)).toMatchObject({status: 'UPDATING', mode: 'ON_DEMAND', openShardCount: 7});
	expect(catalog.rowOf(30)).toMatchObject({status: undefined, openShardCount: undefined});
});

test('who is looked at now comes first, and nobody is asked for twice', async () => {
	const catalog = start();
	await advanceUntil(catalog.clock, () => catalog.now.isComplete);
	catalog.loading.describe(Array.from({length: 50}, (_, index) => nameOf(index)));
	await catalog.clock.advance(50);
	catalog.loading.describe([nameOf(0), nameOf(200), nameOf(201)]);
	await advanceUntil(catalog.clock, () => catalog.rowOf(201)?.openShardCount === 7);
	await catalog.clock.advance(5000);
	expect(catalog.calls.map(({name}) => name)).toEqual([0, 1, 2, 3, 200, 201].map(index => nameOf(index)));
});

test('whoever scrolls on asks for no more at a time, and what is scrolled to later is asked for as fast', async () => {
	const catalog = start();
	await advanceUntil(catalog.clock, () => catalog.now.isComplete);
	for (const from of [0, 20, 40]) {
		catalog.loading.describe(Array.from({length: 20}, (_, index) => nameOf(from + index)));
		await catalog.clock.advance(5);
	}

	await advanceUntil(catalog.clock, () => catalog.rowOf(59)?.openShardCount === 7);
	await catalog.clock.advance(1000);
	expect(catalog.mostUnderWay).toBe(4);
	expect(catalog.calls).toHaveLength(24);

	catalog.loading.describe([nameOf(100), nameOf(101), nameOf(102), nameOf(103)]);
	await catalog.clock.advance(100);
	expect([100, 101, 102, 103].map(index => catalog.rowOf(index)?.openShardCount)).toEqual([7, 7, 7, 7]);
});

test('what streams take in is asked for once each, and added to what is known', async () => {
	const asked: Array<readonly string[]> = [];
	const catalog = start({
		async intakeOf(names) {
			asked.push(names);
			return new Map(names.filter(name => name !== nameOf(2)).map(name => [name, 5]));
		},
	});
	await advanceUntil(catalog.clock, () => catalog.now.isComplete);
	catalog.loading.measure([nameOf(0), nameOf(1)]);
	await catalog.clock.advance(10);
	expect(catalog.now.intake).toEqual(new Map([[nameOf(0), 5], [nameOf(1), 5]]));
	catalog.loading.measure([nameOf(1), nameOf(2), nameOf(3)]);
	catalog.loading.measure([nameOf(3)]);
	await catalog.clock.advance(10);
	expect(catalog.now.intake).toEqual(new Map([[nameOf(0), 5], [nameOf(1), 5], [nameOf(3), 5]]));
	// CloudWatch charges for each stream that is asked for.
	expect(asked).toEqual([[nameOf(0), nameOf(1)], [nameOf(2), nameOf(3)]]);
});

test.each<[string, CatalogOptions['intakeOf']]>([
	['where nobody can know what streams take in', undefined],
	['where nobody knows', async () => new Map()],
])('%s, nothing changes', async (_, intakeOf) => {
	const catalog = start({intakeOf});
	await advanceUntil(catalog.clock, () => catalog.now.isComplete);
	const before = catalog.now;
	catalog.loading.measure([nameOf(0)]);
	await catalog.clock.advance(10);
	expect(catalog.now).toBe(before);
});

test('a stream that nobody may describe keeps its row, and so do the others', async () => {
	const catalog = start({denied: [nameOf(0)]});
	await advanceUntil(catalog.clock, () => catalog.now.isComplete);
	catalog.loading.describe([nameOf(0), nameOf(1)]);
	await advanceUntil(catalog.clock, () => catalog.rowOf(1)?.openShardCount === 7);
	expect(catalog.rowOf(0)).toMatchObject({status: 'ACTIVE', openShardCount: undefined});
	expect(catalog.now.problem).toBeUndefined();
});

test.each([[0, 0], [2, 200]])('trouble on page %i leaves what there is, and is one line with what to do', async (failingPage, count) => {
	const catalog = start({failingPage});
	await advanceUntil(catalog.clock, () => catalog.now.isComplete);
	expect(catalog.now.streams).toHaveLength(count);
	expect(catalog.now.problem).toBe('No permission for kinesis:ListStreams in us-east-1: ask for an IAM policy that allows it, or use another --profile.');
});

test('once it is stopped, nothing is asked and nothing is told', async () => {
	const catalog = start();
	await catalog.clock.advance(10);
	expect(catalog.now.streams).toHaveLength(100);
	catalog.loading.describe(Array.from({length: 50}, (_, index) => nameOf(index)));
	catalog.loading.stop();
	const told = catalog.seen.length;
	await catalog.clock.advance(10_000);
	expect(catalog.seen).toHaveLength(told);
	expect(catalog.calls.length).toBeLessThanOrEqual(4);
	expect(catalog.clock.sleepers).toBe(0);
});
