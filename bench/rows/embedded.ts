import {alternate, figureOf, ratioOf} from '../measure.ts';
import {startKinesisLocal} from '../peers/kinesis-local.ts';
import {peer, startEmbedded, startNode} from '../processes.ts';
import type {Row} from '../row.ts';

const MILLISECONDS = 2500;

type Rates = {readonly putPerSecond: number; readonly getPerSecond: number};

const load = async (start: typeof startEmbedded): Promise<Rates> => {
	const {endpoint, stop} = await start();
	try {
		const {firstLine} = startNode([peer('wire-load.ts'), endpoint, String(MILLISECONDS)]);
		return JSON.parse(await firstLine) as Rates;
	} finally {
		await stop();
	}
};

const row = 'embedded';

export const embedded: Row = {
	name: row,
	async measure() {
		const rates = await alternate({
			theirs: async () => load(startKinesisLocal),
			ours: async () => load(startEmbedded),
		});
		const puts = (runs: readonly Rates[]) => runs.map(run => run.putPerSecond);
		const gets = (runs: readonly Rates[]) => runs.map(run => run.getPerSecond);
		return [
			{
				row, what: 'PutRecords of 500 × 200 B to 4 shards, against kinesis-local', unit: 'ratio', goal: {atLeast: 10}, figure: ratioOf(puts(rates.ours), puts(rates.theirs)),
			},
			{
				row, what: 'GetRecords of 10,000 from 4 shards, against kinesis-local', unit: 'ratio', goal: {atLeast: 10}, figure: ratioOf(gets(rates.ours), gets(rates.theirs)),
			},
			{
				row, what: 'put', unit: 'records/s', figure: figureOf(puts(rates.ours)),
			},
			{
				row, what: 'given out', unit: 'records/s', figure: figureOf(gets(rates.ours)),
			},
		];
	},
};
