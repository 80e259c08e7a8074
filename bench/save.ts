import {writeFile} from 'node:fs/promises';
import os from 'node:os';
import process from 'node:process';
import type {Line} from './table.ts';

const RESULTS = new URL('latest.json', import.meta.url);

/**
What ran the bench: the date, and the class of machine.
*/
export const circumstances = () => ({
	date: new Date().toISOString().slice(0, 10),
	machine: `${os.availableParallelism()} cores of ${os.cpus()[0]?.model.trim() ?? 'an unknown processor'}, ${os.platform()}, Node ${process.versions.node}`,
});

/**
Keeps the table as JSON.
*/
export const save = async (lines: readonly Line[]): Promise<void> => {
	await writeFile(RESULTS, `${JSON.stringify({...circumstances(), lines}, undefined, '\t')}\n`);
};
