import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';

const IMPORT = /from '(?<file>\.[^']+)\.js'/gv;

/**
The files that each file of source/ imports, those included of which it imports types alone.
*/
const readImports = (): ReadonlyMap<string, readonly string[]> => {
	const files = readdirSync('source', {recursive: true, encoding: 'utf8'})
		.filter(file => /\.tsx?$/v.test(file))
		.map(file => path.join('source', file));
	const byName = new Map(files.map(file => [file.replace(/\.tsx?$/v, ''), file]));
	return new Map(files.map(file => {
		const names = readFileSync(file, 'utf8').matchAll(IMPORT).map(({groups}) => path.join(path.dirname(file), groups!.file!)).toArray();
		return [file, names.flatMap(name => byName.get(name) ?? [])];
	}));
};

const isIn = (file: string, folder: string): boolean => file.startsWith(path.join('source', 'ui', folder, path.sep));

test('the view, the panes and what they draw with know no overlay', () => {
	const known = [...readImports()].flatMap(([file, imports]) => {
		const isBelow = ['view', 'panes', 'drawing', 'appearance', 'shards'].some(folder => isIn(file, folder));
		return isBelow ? imports.filter(imported => isIn(imported, 'overlays')).map(imported => `${file} → ${imported}`) : [];
	});
	expect(known).toEqual([]);
});

test('nothing outside of its folder names an overlay but the registry, and an overlay that it is opened from', () => {
	const naming = [...readImports()].flatMap(([file, imports]) => {
		const named = imports.filter(imported => isIn(imported, 'overlays') && path.dirname(imported) !== path.join('source', 'ui', 'overlays'));
		return isIn(file, 'overlays') || named.length === 0 ? [] : file;
	});
	expect(naming).toEqual([]);
});
