#!/usr/bin/env node
// The bench: `npm run bench` for all rows, `npm run bench -- --row read` for one.
import process from 'node:process';
import {parseArgs} from 'node:util';
import {rows} from './rows.ts';
import {tableOf, type Line} from './table.ts';
import {save} from './save.ts';

const {values: {row: wanted}} = parseArgs({options: {row: {type: 'string', multiple: true}}});
const unknown = wanted?.find(name => rows.every(row => row.name !== name));
if (unknown !== undefined) {
	console.error(`There is no row “${unknown}”; there are ${rows.map(row => row.name).join(', ')}.`);
	process.exit(2);
}

const lines: Line[] = [];
const chosen = rows.filter(row => wanted?.includes(row.name) ?? true);
for (const {name, measure} of chosen) {
	const startedAt = performance.now();
	process.stderr.write(`${name} …`);
	lines.push(...await measure());
	process.stderr.write(` ${((performance.now() - startedAt) / 1000).toFixed(0)} s\n`);
}

console.log(tableOf(lines));
if (!wanted) {
	await save(lines);
}

process.exit();
