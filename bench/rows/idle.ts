import {setTimeout as delay} from 'node:timers/promises';
import {startCanned} from '../canned.ts';
import {alternate, figureOf} from '../measure.ts';
import {cpuSeconds, hasProc} from '../processes.ts';
import type {Row} from '../row.ts';
import type {Line} from '../table.ts';
import {watchTerminal} from '../terminal.ts';

const WARM_UP_MILLISECONDS = 4000;
const WINDOW_SECONDS = 20;

// Part of a core that the dashboard takes, with all its threads, in percent.
const idleCpu = async (words: readonly string[]): Promise<number> => {
	using terminal = watchTerminal(words);
	await delay(WARM_UP_MILLISECONDS);
	const before = cpuSeconds(terminal.pid);
	await delay(WINDOW_SECONDS * 1000);
	return (cpuSeconds(terminal.pid) - before) * 100 / WINDOW_SECONDS;
};

const row = 'idle';

/**
Both are nearly idle, so they are taken at the same time.
*/
export const idle: Row = {
	name: row,
	async measure() {
		const silent: Omit<Line, 'figure'> = {
			row, what: 'CPU on a silent stream of another process', unit: '% of a core', goal: {atMost: 1},
		};
		const lab: Omit<Line, 'figure'> = {
			row, what: 'CPU of --local at 2 events/s, producer and embedded endpoint included', unit: '% of a core', goal: {atMost: 3},
		};
		if (!hasProc) {
			const note = 'this system has no /proc';
			return [{...silent, note}, {...lab, note}];
		}

		using canned = await startCanned({shards: 1, records: 0});
		const {both} = await alternate({
			both: async () => Promise.all([idleCpu(['--endpoint', canned.endpoint]), idleCpu(['--local'])]),
		});
		return [
			{...silent, figure: figureOf(both.map(([cpu]) => cpu))},
			{...lab, figure: figureOf(both.map(([, cpu]) => cpu))},
		];
	},
};
