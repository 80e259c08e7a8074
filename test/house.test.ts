import {readdirSync} from 'node:fs';
import {cruise, type ICruiseResult} from 'dependency-cruiser';
import {expect, test} from 'vitest';

const PATIENCE_MILLISECONDS = 120_000;

test('no file of the sources imports itself by way of others, not even for a type', async () => {
	const {output} = await cruise(['source'], {
		// Types too, which TypeScript leaves out of the program.
		tsPreCompilationDeps: true,
		includeOnly: '^source/',
		validate: true,
		ruleSet: {forbidden: [{name: 'circle', from: {}, to: {circular: true}}]},
	});
	const {modules, summary: {violations}} = output as ICruiseResult;
	expect(modules.some(({dependencies}) => dependencies.some(({dependencyTypes}) => dependencyTypes.includes('type-only')))).toBe(true);
	expect(violations.map(({from, cycle = []}) => [from, ...cycle.map(({name}) => name)].join(' > '))).toEqual([]);
}, PATIENCE_MILLISECONDS);

type LintConfig = {readonly files?: readonly string[]; readonly rules?: Readonly<Record<string, unknown>>};

test('the linter knows from where each room may import', async () => {
	const {default: config} = await import(new URL('../xo.config.js', import.meta.url).href) as {default: readonly LintConfig[]};
	const ruled = new Set(config.filter(({rules = {}}) => 'no-restricted-imports' in rules).flatMap(({files = []}) => files));
	const rooms = readdirSync('source', {withFileTypes: true}).filter(entry => entry.isDirectory()).map(({name}) => `source/${name}/**/*.{ts,tsx}`);
	expect(rooms.filter(room => !ruled.has(room))).toEqual([]);
}, PATIENCE_MILLISECONDS);
