import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import type {Monitor} from '../../../monitor/monitor.js';
import {whyUnwritable} from '../../../files/why-unwritable.js';

/**
`lab-report-20261128-001230.md`, local time; `at` in ms since the epoch.
*/
const nameAt = (at: number): string => {
	const date = new Date(at);
	const two = (value: number): string => String(value).padStart(2, '0');
	const day = `${date.getFullYear()}${two(date.getMonth() + 1)}${two(date.getDate())}`;
	return `lab-report-${day}-${two(date.getHours())}${two(date.getMinutes())}${two(date.getSeconds())}.md`;
};

/**
Writes the lab's report to a new file in the current folder. Resolves with one line that says where, or why not; never throws.
*/
export const writeReport = async ({lab, report}: Pick<Monitor, 'lab' | 'report'>, at: number): Promise<string> => {
	if (lab === undefined) {
		return 'There is no lab to report of.';
	}

	const file = path.resolve(nameAt(at));
	try {
		await writeFile(file, lab.report(), {flag: 'wx'});
	} catch (error) {
		const trouble = error as NodeJS.ErrnoException;
		return `The report cannot be written to ${file}: ${whyUnwritable(trouble) ?? trouble.message}.`;
	}

	report({kind: 'event', text: `wrote the lab report to ${file}`});
	return `Wrote your lab report to ${file}`;
};
