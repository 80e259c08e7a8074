import {setTimeout as delay} from 'node:timers/promises';
import {startCanned, untilGiven} from '../canned.ts';
import {figureOf, median, ROUNDS} from '../measure.ts';
import {hasProc, residentMegabytes} from '../processes.ts';
import type {Row} from '../row.ts';
import type {Line} from '../table.ts';
import {watchTerminal} from '../terminal.ts';

const MILLION = 1_000_000;
const LOOK_MILLISECONDS = 500;
const SETTLE_MILLISECONDS = 3000;

const row = 'memory';

export const memory: Row = {
	name: row,
	async measure() {
		const line: Omit<Line, 'figure'> = {
			row, what: 'dashboard: RSS after 10 million records less RSS after 1 million', unit: 'MB', goal: {atMost: 10},
		};
		if (!hasProc) {
			return [{...line, note: 'this system has no /proc'}];
		}

		using canned = await startCanned({shards: 4, records: MILLION});
		using terminal = watchTerminal(['--endpoint', canned.endpoint, '--from', 'trim-horizon', '--no-limits', '--poll-interval', '200ms']);
		// The stream falls silent when so many are given out; then the memory is looked at, several times.
		const after = async (records: number): Promise<readonly number[]> => {
			await untilGiven(canned, records);

			await delay(SETTLE_MILLISECONDS);
			const samples: number[] = [];
			for (let sample = 0; sample < ROUNDS; sample++) {
				await delay(LOOK_MILLISECONDS);
				samples.push(residentMegabytes(terminal.pid));
			}

			return samples;
		};

		const first = await after(MILLION);
		await canned.ask({type: 'give', records: 9 * MILLION});
		const tenth = await after(10 * MILLION);
		await canned.ask({type: 'give', records: 10 * MILLION});
		const twentieth = await after(20 * MILLION);
		return [
			{
				...line, figure: figureOf(tenth.map(megabytes => megabytes - median(first))), note: 'one run, five looks',
			},
			{
				row, what: 'dashboard: RSS after 20 million records less RSS after 10 million', unit: 'MB', figure: figureOf(twentieth.map(megabytes => megabytes - median(tenth))),
			},
			{
				row, what: 'dashboard: RSS after 1 million records', unit: 'MB', figure: figureOf(first),
			},
		];
	},
};
