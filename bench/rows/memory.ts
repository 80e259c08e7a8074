import {setTimeout as delay} from 'node:timers/promises';
import {startCanned, untilGiven} from '../canned.ts';
import {alternate, figureOf, median} from '../measure.ts';
import {hasProc, residentMegabytes} from '../processes.ts';
import type {Row} from '../row.ts';
import type {Line} from '../table.ts';
import {watchTerminal} from '../terminal.ts';

const MILLION = 1_000_000;
const LOOKS = 5;
const LOOK_MILLISECONDS = 500;
const SETTLE_MILLISECONDS = 3000;

const row = 'memory';

/**
What the dashboard takes after some millions of records have run through it, in MB.
*/
const measureRun = async (millions: readonly number[]): Promise<readonly number[]> => {
	using canned = await startCanned({shards: 4, records: 0});
	using terminal = watchTerminal(['--endpoint', canned.endpoint, '--from', 'trim-horizon', '--no-limits', '--poll-interval', '200ms']);
	const figures: number[] = [];
	let given = 0;
	for (const wanted of millions) {
		await canned.ask({type: 'give', records: (wanted - given) * MILLION});
		given = wanted;
		// The stream falls silent when this many are given out; then the memory is measured several times.
		await untilGiven(canned, wanted * MILLION);
		await delay(SETTLE_MILLISECONDS);
		const looks: number[] = [];
		for (let look = 0; look < LOOKS; look++) {
			await delay(LOOK_MILLISECONDS);
			looks.push(residentMegabytes(terminal.pid));
		}

		figures.push(median(looks));
	}

	return figures;
};

export const memory: Row = {
	name: row,
	async measure() {
		const line: Omit<Line, 'figure'> = {
			row, what: 'dashboard: RSS after 10 million records less RSS after 1 million', unit: 'MB', goal: {atMost: 10},
		};
		if (!hasProc) {
			return [{...line, note: 'this system has no /proc'}];
		}

		const {runs} = await alternate({runs: async () => measureRun([1, 10])});
		const [, tenth, twentieth] = await measureRun([1, 10, 20]);
		return [
			{...line, figure: figureOf(runs.map(([first, last]) => last! - first!))},
			{
				row, what: 'dashboard: RSS after 20 million records less RSS after 10 million', unit: 'MB', figure: figureOf([twentieth! - tenth!]), note: 'one run',
			},
			{
				row, what: 'dashboard: RSS after 1 million records', unit: 'MB', figure: figureOf(runs.map(([first]) => first!)),
			},
		];
	},
};
