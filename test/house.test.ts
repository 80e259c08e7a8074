import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {cruise, type ICruiseResult} from 'dependency-cruiser';
import {expect, test} from 'vitest';

const {output} = await cruise(['source'], {
	// Types too, which TypeScript leaves out of the program.
	tsPreCompilationDeps: true,
	includeOnly: '^source/',
	validate: true,
	ruleSet: {forbidden: [{name: 'circle', from: {}, to: {circular: true}}]},
});
const {modules, summary: {violations}} = output as ICruiseResult;

test('no file of the sources imports itself by way of others, not even for a type', () => {
	expect(modules.some(({dependencies}) => dependencies.some(({dependencyTypes}) => dependencyTypes.includes('type-only')))).toBe(true);
	expect(violations.map(({from, cycle = []}) => [from, ...cycle.map(({name}) => name)].join(' > '))).toEqual([]);
});

/**
The folder of source/, or the file that stands beside the folders.
*/
const roomOf = (file: string): string => file.split('/').slice(0, 2).join('/');

test('no room imports itself by way of others', () => {
	const imports = Map.groupBy(
		modules.flatMap(({source, dependencies}) => dependencies.map(({resolved}) => ({from: source, to: resolved}))).filter(({from, to}) => roomOf(from) !== roomOf(to)),
		({from}) => roomOf(from),
	);
	const reachedFrom = (room: string): Set<string> => {
		const reached = new Set<string>();
		const waiting = [room];
		for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
			const found = (imports.get(next) ?? []).map(({to}) => roomOf(to)).filter(one => !reached.has(one));
			waiting.push(...found);
			for (const one of found) {
				reached.add(one);
			}
		}

		return reached;
	};

	expect(imports.size).toBeGreaterThan(10);
	const circles = new Set(imports.keys().filter(room => reachedFrom(room).has(room)));
	// The imports that make the circle, one a line.
	expect(imports.values().toArray().flat().filter(({from, to}) => circles.has(roomOf(from)) && circles.has(roomOf(to))).map(({from, to}) => `${from} > ${to}`)).toEqual([]);
});

test('the plan of the house names every room', () => {
	const plan = readFileSync('docs/architecture.md', 'utf8');
	const rooms = readdirSync('source', {withFileTypes: true}).filter(entry => entry.isDirectory()).map(({name}) => `source/${name}/`);
	expect(rooms.filter(room => !plan.includes(`\n${room} `))).toEqual([]);
});

test.each(['docs/architecture.md', 'docs/recipes-ui.md', 'docs/recipes-commands.md', 'docs/classroom.md', 'contributing.md'])('every file and folder that %s names is there', page => {
	const named = readFileSync(page, 'utf8').matchAll(/(?<=`|^)(?<place>(?:[\w\-.]+\/)+(?:[\w\-.]+\.tsx?)?)(?=`|\s)/gmv).map(({groups}) => groups!.place!).toArray();
	const isThere = (place: string): boolean => ['', 'source/', 'source/ui/', 'source/commands/'].some(folder => existsSync(folder + place));
	expect(named.length).toBeGreaterThan(3);
	expect(named.filter(place => !isThere(place))).toEqual([]);
});

const PATIENCE_MILLISECONDS = 120_000;

type LintConfig = {readonly files?: readonly string[]; readonly rules?: Readonly<Record<string, unknown>>};

test('the linter knows from where each room may import', async () => {
	const {default: config} = await import(new URL('../xo.config.js', import.meta.url).href) as {default: readonly LintConfig[]};
	const ruled = new Set(config.filter(({rules = {}}) => 'no-restricted-imports' in rules).flatMap(({files = []}) => files));
	const rooms = readdirSync('source', {withFileTypes: true}).filter(entry => entry.isDirectory()).map(({name}) => `source/${name}/**/*.{ts,tsx}`);
	expect(rooms.filter(room => !ruled.has(room))).toEqual([]);
}, PATIENCE_MILLISECONDS);
