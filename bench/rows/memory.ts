import {setTimeout as delay} from 'node:timers/promises';
import {startCanned, untilGiven} from '../canned.ts';
import {
	alternate,
	figureOf,
	median,
	type Figure,
} from '../measure.ts';
import {
	clickmon,
	hasProc,
	residentMegabytes,
	startNode,
} from '../processes.ts';
import type {Row} from '../row.ts';
import type {Line} from '../table.ts';
import {watchTerminal} from '../terminal.ts';
import {EVERY_RECORD} from './dashboard.ts';

const MILLION = 1_000_000;
const LOOKS = 5;
const LOOK_MILLISECONDS = 500;
const SETTLE_MILLISECONDS = 3000;

const row = 'memory';

/**
What the dashboard takes after some millions of records have run through it, in MB.
*/
const afterMillions = async (millions: readonly number[]): Promise<readonly number[]> => {
	using canned = await startCanned({shards: 4, records: 0});
	using terminal = watchTerminal(['--endpoint', canned.endpoint, '--from', 'trim-horizon', '--no-limits', '--poll-interval', '200ms', ...EVERY_RECORD]);
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

/**
What `--local` takes so many seconds after its start, in MB, with its endpoint and its producer.
*/
const afterSeconds = async (words: readonly string[], seconds: readonly number[]): Promise<readonly number[]> => {
	using terminal = watchTerminal(['--local', ...words]);
	const figures: number[] = [];
	for (const second of seconds) {
		await delay(terminal.startedAt + (second * 1000) - performance.now());
		figures.push(residentMegabytes(terminal.pid));
	}

	return figures;
};

/**
The most that `tail` takes while it reads a million records, in MB.
*/
const mostOfTail = async (): Promise<number> => {
	using canned = await startCanned({shards: 4});
	const {child, ended} = startNode([...clickmon, 'tail', '--json', '--from', 'trim-horizon', '--no-limits', '--endpoint', canned.endpoint, '--count', String(MILLION)]);
	let most = 0;
	const looking = setInterval(() => {
		most = Math.max(most, child.exitCode === null ? residentMegabytes(child.pid!) : 0);
	}, LOOK_MILLISECONDS / 10);
	await ended;
	clearInterval(looking);
	return most;
};

export const memory: Row = {
	name: row,
	async measure() {
		if (!hasProc) {
			return [{
				row, what: 'RSS', unit: 'MB', note: 'this system has no /proc',
			}];
		}

		const line = (what: string, atMost: number | undefined, figure: Figure): Line => ({
			row, what, unit: 'MB', goal: atMost === undefined ? undefined : {atMost}, figure,
		});
		const {start, busy, tail, runs} = await alternate({
			start: async () => afterSeconds([], [5]),
			busy: async () => afterSeconds(['--rate', '1000', '--users', '1000'], [5, 60]),
			tail: async () => [await mostOfTail()],
			runs: async () => afterMillions([1, 10]),
		});
		const long = await afterSeconds(['--rate', '1000', '--users', '1000'], [600]);
		const [, tenth, twentieth] = await afterMillions([1, 10, 20]);
		const once = {note: 'one run'};
		return [
			line('--local: RSS 5 s after the start', 110, figureOf(start.map(([figure]) => figure!))),
			line('--local at 1,000 records/s: RSS after 60 s', 180, figureOf(busy.map(([, figure]) => figure!))),
			{...line('--local at 1,000 records/s: RSS after 10 minutes', 180, figureOf(long)), ...once},
			line('tail --json over a million records: highest RSS', 180, figureOf(tail.map(([figure]) => figure!))),
			line('dashboard: RSS after 10 million records', 250, figureOf(runs.map(([, last]) => last!))),
			line('dashboard: RSS after 1 million records', undefined, figureOf(runs.map(([first]) => first!))),
			line('dashboard: RSS after 10 million records less RSS after 1 million', 10, figureOf(runs.map(([first, last]) => last! - first!))),
			{...line('dashboard: RSS after 20 million records less RSS after 10 million', undefined, figureOf([twentieth! - tenth!])), ...once},
		];
	},
};
