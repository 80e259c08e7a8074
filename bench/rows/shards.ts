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
const RECORDS_PER_ANSWER = 1000;
const WINDOW_MILLISECONDS = 3000;
const KEYS = 20;

// Microseconds of CPU for each record that tail reads, every answer holding the same number of records; taken once every shard has been read.
const cpuPerRecord = async (shards: number): Promise<number> => {
	using canned = await startCanned({shards, recordsPerAnswer: RECORDS_PER_ANSWER});
	const {child, stop} = startNode([...clickmon, 'tail', '--json', '--from', 'trim-horizon', '--no-limits', '--endpoint', canned.endpoint]);
	try {
		await untilGiven(canned, Math.max(200_000, shards * RECORDS_PER_ANSWER * 1.1));
		const before = await canned.ask({type: 'look'});
		const cpuBefore = cpuSeconds(child.pid!);
		await delay(WINDOW_MILLISECONDS);
		const after = await canned.ask({type: 'look'});
		return (cpuSeconds(child.pid!) - cpuBefore) * 1_000_000 / (after.given - before.given);
	} finally {
		await stop();
	}
};

// From key to frame where nothing else happens: what a frame takes.
const frameTime = async (shards: number): Promise<number> => {
	using canned = await startCanned({shards, records: 0});
	using terminal = watchTerminal(['--endpoint', canned.endpoint, '--poll-interval', '1h']);
	await terminal.seen(text => text.includes('open shard'));
	await delay(1500 + (shards / 2));
	return quantile(await pressTabs(terminal, KEYS), 0.5);
};

const row = 'shards';

export const shards: Row = {
	name: row,
	async measure() {
		const byCount = (measure: (count: number) => Promise<number>) => Object.fromEntries(SHARD_COUNTS.map(count => [`of${count}`, async () => measure(count)])) as Record<`of${(typeof SHARD_COUNTS)[number]}`, () => Promise<number>>;
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
