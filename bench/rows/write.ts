import process from 'node:process';
import {alternate, figureOf, ratioOf} from '../measure.ts';
import {
	clickmon,
	peer,
	runToEnd,
	startEmbedded,
	startNode,
} from '../processes.ts';
import type {Row} from '../row.ts';

const RECORDS = 500_000;
const SHARDS = 4;

// From the first line of output, which follows the first answer, to the end.
const writingRate = async (words: (endpoint: string) => readonly string[]): Promise<number> => {
	const embedded = await startEmbedded();
	try {
		await runToEnd(process.execPath, [...clickmon, 'create', '--shards', String(SHARDS), '--endpoint', embedded.endpoint]);
		const {firstLine, ended} = startNode(words(embedded.endpoint));
		await firstLine;
		const startedAt = performance.now();
		await ended;
		return RECORDS * 1000 / (performance.now() - startedAt);
	} finally {
		await embedded.stop();
	}
};

const row = 'write';

export const write: Row = {
	name: row,
	async measure() {
		const rates = await alternate({
			bare: async () => writingRate(endpoint => [peer('bare-puts.ts'), endpoint, String(RECORDS)]),
			clickmon: async () => writingRate(endpoint => [...clickmon, 'produce', '--json', '--no-limits', '--rate', '1000000', '--count', String(RECORDS), '--endpoint', endpoint]),
		});
		return [
			{
				row, what: 'produce --json against a bare PutRecords loop that makes the same events', unit: 'ratio', goal: {atLeast: 0.8}, figure: ratioOf(rates.clickmon, rates.bare),
			},
			{
				row, what: 'produce --json, accepted', unit: 'records/s', figure: figureOf(rates.clickmon),
			},
			{
				row, what: 'the bare PutRecords loop, accepted', unit: 'records/s', figure: figureOf(rates.bare),
			},
		];
	},
};
