import {existsSync, readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import packageJson from '../package.json' with {type: 'json'};
import {pagesWithTables, tableNames, withFreshTables} from './helpers/docs.js';

const pages = pagesWithTables();

test.each([...pages])('the tables of %s are those of the program (npx vitest run test/docs.test.ts -u makes them anew)', async (file, text) => {
	await expect(withFreshTables(text)).toMatchFileSnapshot(`../${file}`);
});

test.each(tableNames)('the table of %s has a place', name => {
	expect(pages.values().some(text => text.includes(`<!-- ${name} -->`))).toBe(true);
});

test('every library has its reason', () => {
	const reasons = readFileSync('docs/libraries.md', 'utf8');
	const imported = new Set(readdirSync('source', {recursive: true, encoding: 'utf8'})
		.filter(name => /\.tsx?$/v.test(name))
		.flatMap(name => readFileSync(path.join('source', name), 'utf8').replaceAll(/import type [^;]*;/gv, '').matchAll(/(?:from |import\()'(?<library>(?:@[^'\/]+\/)?[^'.\/][^'\/]*)/gv).toArray())
		.map(({groups}) => groups!.library!)
		.filter(name => !name.startsWith('node:')));
	expect([...imported].filter(name => !reasons.includes(`\`${name}\``))).toEqual([]);
	// All of them are in the bundle: an installation brings no package.
	expect([...imported].filter(name => !Object.hasOwn(packageJson.devDependencies, name))).toEqual([]);
	expect(packageJson).not.toHaveProperty('dependencies');
});

test('every link from one page to another leads somewhere', () => {
	const all = ['readme.md', 'contributing.md', ...readdirSync('docs').filter(name => name.endsWith('.md')).map(name => `docs/${name}`)];
	const broken = all.flatMap(file =>
		readFileSync(file, 'utf8').matchAll(/\]\((?!https?:)(?<link>[^#\)]+)/gv)
			.map(({groups}) => path.join(path.dirname(file), groups!.link!))
			.filter(target => !existsSync(target))
			.map(target => `${file} → ${target}`)
			.toArray());
	expect(broken).toEqual([]);
});
