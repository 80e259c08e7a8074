import {setTimeout as delay} from 'node:timers/promises';
import {alternate, figureOf} from '../measure.ts';
import type {Row} from '../row.ts';
import {watchTerminal} from '../terminal.ts';

const WARM_UP_MILLISECONDS = 5000;
const WINDOW_SECONDS = 6;

const kilobytesPerSecond = async (words: readonly string[]): Promise<number> => {
	using terminal = watchTerminal(['--local', '--rate', '1000', '--shards', '2', ...words]);
	await delay(WARM_UP_MILLISECONDS);
	const before = terminal.bytes;
	const startedAt = performance.now();
	await delay(WINDOW_SECONDS * 1000);
	return (terminal.bytes - before) / 1024 * 1000 / (performance.now() - startedAt);
};

const row = 'bytes';

export const bytes: Row = {
	name: row,
	async measure() {
		const figures = await alternate({
			async fanOut() {
				return kilobytesPerSecond(['--fan-out']);
			},
			async polling() {
				return kilobytesPerSecond([]);
			},
		});
		const what = 'bytes to the terminal at 1,000 records/s, 120×40, two shards';
		return [
			{
				row, what: `${what}, fan-out`, unit: 'KB/s', goal: {atMost: 60}, figure: figureOf(figures.fanOut),
			},
			{
				row, what: `${what}, polling`, unit: 'KB/s', goal: {atMost: 60}, figure: figureOf(figures.polling),
			},
		];
	},
};
