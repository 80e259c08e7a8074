import {startCanned} from '../canned.ts';
import {alternate, figureOf, ratioOf} from '../measure.ts';
import type {Row} from '../row.ts';
import {watchTerminal} from '../terminal.ts';

const STARTS = 11;

const firstFrame = async (words: readonly string[]): Promise<number> => {
	using terminal = watchTerminal(words);
	return await terminal.seen(text => text.includes('Feed')) - terminal.startedAt;
};

// The first start compiles for all later ones. The result is kept if the program ends as people end it.
const keepCompiled = async (words: readonly string[]): Promise<void> => {
	using terminal = watchTerminal(words);
	await terminal.seen(text => text.includes('Feed'));
	terminal.press('q');
	await terminal.exited;
};

const nothing = async (): Promise<number> => {
	using terminal = watchTerminal(['-e', '0'], []);
	return await terminal.exited - terminal.startedAt;
};

const row = 'start';

export const start: Row = {
	name: row,
	async measure() {
		using canned = await startCanned({shards: 4, records: 0});
		const remote = ['--endpoint', canned.endpoint];
		await keepCompiled(remote);
		await keepCompiled(['--local']);
		const times = await alternate({
			nothing,
			remote: async () => firstFrame(remote),
			local: async () => firstFrame(['--local']),
		}, STARTS);
		return [
			{
				row, what: 'process start to first frame, against node -e 0', unit: 'ratio', goal: {atMost: 6}, figure: ratioOf(times.remote, times.nothing),
			},
			{
				row, what: 'the same with --local', unit: 'ratio', goal: {atMost: 6}, figure: ratioOf(times.local, times.nothing),
			},
			{
				row, what: 'process start to first frame', unit: 'ms', figure: figureOf(times.remote),
			},
		];
	},
};
