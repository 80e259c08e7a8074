import process from 'node:process';
import {startCanned, type Canned} from '../canned.ts';
import {alternate, figureOf, ratioOf} from '../measure.ts';
import {hasBoto3, python} from '../peers/python.ts';
import {clickmon, peer, runToEnd} from '../processes.ts';
import type {Row} from '../row.ts';
import type {Line} from '../table.ts';

const row = 'read';
const RECORDS = 500_000;
const PYTHON_RECORDS = 60_000;

/**
At the lab's own pace: three calls of 100.
*/
const LAB_RECORDS = 300;

/**
Records per second from the first GetRecords to the end of the process.
*/
export const readingRate = async (canned: Canned, records: number, run: () => Promise<void>): Promise<number> => {
	await canned.ask({type: 'restart'});
	await run();
	const {firstReadAt} = await canned.ask({type: 'look'});
	return records * 1000 / (Date.now() - firstReadAt!);
};

export const bareLoopRate = async (canned: Canned): Promise<number> =>
	readingRate(canned, RECORDS, async () => runToEnd(process.execPath, [peer('bare-loop.ts'), canned.endpoint, String(RECORDS)]));

export const platformRate = async (canned: Canned): Promise<number> =>
	readingRate(canned, RECORDS, async () => runToEnd(process.execPath, [peer('platform.ts'), canned.endpoint, String(RECORDS)]));

const tail = ['tail', '--json', '--from', 'trim-horizon', '--no-limits'];

export const readHeadless: Row = {
	name: row,
	async measure() {
		using canned = await startCanned({shards: 4});
		const {endpoint} = canned;
		const consumer = async (records: number, ...words: readonly string[]) =>
			readingRate(canned, records, async () => runToEnd(python, [peer('consumer.py'), endpoint, String(records), ...words]));
		const rates = await alternate({
			platform: async () => platformRate(canned),
			bare: async () => bareLoopRate(canned),
			clickmon: async () => readingRate(canned, RECORDS, async () => runToEnd(process.execPath, [...clickmon, ...tail, '--endpoint', endpoint, '--count', String(RECORDS)])),
			...(await hasBoto3() && {
				consumer: async () => consumer(LAB_RECORDS),
				fastConsumer: async () => consumer(PYTHON_RECORDS, '10000', '0'),
			}),
		} as Record<'platform' | 'bare' | 'clickmon' | 'consumer' | 'fastConsumer', () => Promise<number>>);
		const lines: Line[] = [
			{
				row, what: 'tail --json against the platform: HTTP, JSON.parse and base64 alone', unit: 'ratio', goal: {atLeast: 0.6}, figure: ratioOf(rates.clickmon, rates.platform),
			},
			{
				row, what: 'tail --json against the bare SDK loop', unit: 'ratio', goal: {atLeast: 0.7}, figure: ratioOf(rates.clickmon, rates.bare),
			},
			{
				row, what: 'tail --json, records', unit: 'records/s', figure: figureOf(rates.clickmon),
			},
			{
				row, what: 'the platform, records', unit: 'records/s', figure: figureOf(rates.platform),
			},
			{
				row, what: 'the bare SDK loop, records', unit: 'records/s', figure: figureOf(rates.bare),
			},
		];
		const missing = {note: 'no python3 with boto3 on this machine'};
		const {consumer: lab, fastConsumer: fast} = rates as Partial<typeof rates>;
		return [
			...lines,
			{
				row, what: 'against the lab\'s boto3 consumer', unit: 'ratio', goal: {atLeast: 10}, ...(lab ? {figure: ratioOf(rates.clickmon, lab)} : missing),
			},
			{
				row, what: 'against it without its pause, 10,000 a call', unit: 'ratio', ...(fast ? {figure: ratioOf(rates.clickmon, fast)} : missing),
			},
		];
	},
};
