import {readFile, writeFile} from 'node:fs/promises';
import os from 'node:os';
import process from 'node:process';
import {tableOf, type Line} from './table.ts';

const RESULTS = new URL('latest.json', import.meta.url);
const PAGE = new URL('../docs/performance.md', import.meta.url);

/**
What stands between the two marks is written anew.
*/
const PLACE = /(?<=<!-- bench -->\n)[\s\S]*(?=<!-- \/bench -->)/v;

/**
Keeps the table as JSON, and in docs/performance.md with the date and the class of machine.
*/
export const save = async (lines: readonly Line[]): Promise<void> => {
	const date = new Date().toISOString().slice(0, 10);
	const machine = `${os.availableParallelism()} cores of ${os.cpus()[0]?.model.trim() ?? 'an unknown processor'}, ${os.platform()}, Node ${process.versions.node}`;
	await writeFile(RESULTS, `${JSON.stringify({date, machine, lines}, undefined, '\t')}\n`);
	const page = await readFile(PAGE, 'utf8');
	await writeFile(PAGE, page.replace(PLACE, () => `${date}, ${machine}:\n\n${tableOf(lines)}\n`));
};
