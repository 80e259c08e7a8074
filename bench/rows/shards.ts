import {setTimeout as delay} from 'node:timers/promises';
import {startCanned, untilGiven} from '../canned.ts';
import {
	alternate,
	figureOf,
	quantile,
	ratioOf,
} from '../measure.ts';
import {
	cpuSeconds,
	hasProc,
	clickmon,
	startNode,
} from '../processes.ts';
import type {Row} from '../row.ts';
import type {Line} from '../table.ts';
import {pressTabs} from '../tabs.ts';
import {watchTerminal} from '../terminal.ts';

const SHARD_COUNTS = [1, 64, 1024, 4096] as const;
const RECORDS_PER_ANSWER = 250;
const WARM_UP_RECORDS = 100_000;
const WINDOW_MILLISECONDS = 2000;
const KEYS = 15;
const SETTLE_MILLISECONDS = 1000;

// Microseconds of CPU for each record that tail reads, every answer holding the same number of records; taken once every shard has been read.
const cpuPerRecord = async (shards: number): Promise<number> => {
	using canned = await startCanned({shards, recordsPerAnswer: RECORDS_PER_ANSWER});
	const {child, stop} = startNode([...clickmon, 'tail', '--json', '--from', 'trim-horizon', '--no-limits', '--endpoint', canned.endpoint]);
	try {
		await untilGiven(canned, Math.max(WARM_UP_RECORDS, shards * RECORDS_PER_ANSWER * 1.05));
		const before = await canned.ask({type: 'look'});
		const cpuBefore = cpuSeconds(child.pid!);
		await delay(WINDOW_MILLISECONDS);
		const after = await canned.ask({type: 'look'});
		return (cpuSeconds(child.pid!) - cpuBefore) * 1_000_000 / (after.given - before.given);
	} finally {
		await stop();
	}
};

// From key to frame while nothing else happens: the time that a frame takes.
const frameTime = async (shards: number): Promise<number> => {
	using canned = await startCanned({shards, records: 0});
	using terminal = watchTerminal(['--endpoint', canned.endpoint, '--poll-interval', '1h']);
	// Every shard has been read once, and will not be for an hour.
	await untilGiven(canned, shards, 'reads');
	await delay(SETTLE_MILLISECONDS);
	return quantile(await pressTabs(terminal, KEYS), 0.5);
};

const row = 'shards';

export const shards: Row = {
	name: row,
	async measure() {
		const byCount = (measure: (count: number) => Promise<number>) =>
			Object.fromEntries(SHARD_COUNTS.map(count => [`of${count}`, async () => measure(count)])) as Record<`of${(typeof SHARD_COUNTS)[number]}`, () => Promise<number>>;
		const frames = await alternate(byCount(frameTime));
		const cpu = hasProc ? await alternate(byCount(cpuPerRecord)) : undefined;
		const cpuLine: Line = {
			row, what: 'CPU per record at 4,096 shards against 1', unit: 'ratio', goal: {atMost: 1.5}, ...(cpu ? {figure: ratioOf(cpu.of4096, cpu.of1)} : {note: 'this system has no /proc'}),
		};
		return [
			cpuLine,
			...(cpu
				? [64, 1024].map((count): Line => ({
					row, what: `CPU per record at ${count.toLocaleString('en')} shards against 1`, unit: 'ratio', figure: ratioOf(cpu[`of${count as 64 | 1024}`], cpu.of1),
				}))
				: []),
			{
				row, what: 'key to frame on a silent stream, 4,096 shards against 1', unit: 'ratio', goal: {atMost: 1.5}, figure: ratioOf(frames.of4096, frames.of1),
			},
			...SHARD_COUNTS.map((count): Line => ({
				row, what: `key to frame on a silent stream, ${count.toLocaleString('en')} shards`, unit: 'ms', figure: figureOf(frames[`of${count}`]),
			})),
		];
	},
};
