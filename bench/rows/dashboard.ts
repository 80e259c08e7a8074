import {setTimeout as delay} from 'node:timers/promises';
import {startCanned, type Canned} from '../canned.ts';
import {
	alternate,
	figureOf,
	quantile,
	ratioOf,
} from '../measure.ts';
import type {Row} from '../row.ts';
import type {Line} from '../table.ts';
import {watchTerminal} from '../terminal.ts';
import {pressTabs} from '../tabs.ts';
import {bareLoopRate, platformRate} from './read-headless.ts';

const WARM_UP_MILLISECONDS = 2000;
const WINDOW_MILLISECONDS = 4000;
const KEYS = 40;

/**
Above its own limit the dashboard would read a sample.
*/
export const EVERY_RECORD = ['--read-limit', '1GB'];

type FullLoad = {
	readonly recordsPerSecond: number;
	readonly framesPerSecond: number;
	readonly longestGap: number;
	readonly keys: readonly number[];
};

// Two windows: one in which nobody touches the keyboard, so that no key causes a frame, and one with keys.
const drawAtFullLoad = async (canned: Canned): Promise<FullLoad> => {
	using terminal = watchTerminal(['--endpoint', canned.endpoint, '--from', 'trim-horizon', '--no-limits', ...EVERY_RECORD]);
	await terminal.seen(text => text.includes('user-1'));
	await delay(WARM_UP_MILLISECONDS);
	const before = await canned.ask({type: 'look'});
	const startedAt = performance.now();
	await delay(WINDOW_MILLISECONDS);
	const after = await canned.ask({type: 'look'});
	const endedAt = performance.now();
	const seconds = (endedAt - startedAt) / 1000;
	const frames = terminal.frames.filter(at => at >= startedAt && at < endedAt);
	return {
		recordsPerSecond: (after.given - before.given) / seconds,
		framesPerSecond: frames.length / seconds,
		longestGap: Math.max(...frames.slice(1).map((at, index) => at - frames[index]!)),
		keys: await pressTabs(terminal, KEYS),
	};
};

const row = 'dashboard';

/**
Reading while drawing, and keys meanwhile.
*/
export const dashboard: Row = {
	name: row,
	async measure() {
		using canned = await startCanned({shards: 4});
		const bare: number[] = [];
		const platform: number[] = [];
		const {full} = await alternate({
			async full() {
				bare.push(await bareLoopRate(canned));
				platform.push(await platformRate(canned));
				return drawAtFullLoad(canned);
			},
		});
		const line = (what: string, unit: Line['unit'], goal: Line['goal'], of: (run: FullLoad) => number): Line => ({
			row, what, unit, goal, figure: figureOf(full.map(run => of(run))),
		});
		return [
			{
				row, what: 'taken in while drawing at 120×40, against the platform', unit: 'ratio', goal: {atLeast: 0.8}, figure: ratioOf(full.map(run => run.recordsPerSecond), platform),
			},
			{
				row, what: 'taken in while drawing at 120×40, against the bare loop', unit: 'ratio', goal: {atLeast: 0.6}, figure: ratioOf(full.map(run => run.recordsPerSecond), bare),
			},
			line('taken in while drawing', 'records/s', undefined, run => run.recordsPerSecond),
			line('frames at full load', 'frames/s', {atLeast: 20}, run => run.framesPerSecond),
			line('longest gap between frames', 'ms', {atMost: 100}, run => run.longestGap),
			line('key to frame at full load, p50', 'ms', {atMost: 40}, run => quantile(run.keys, 0.5)),
			line('key to frame at full load, p99', 'ms', {atMost: 100}, run => quantile(run.keys, 0.99)),
		];
	},
};
