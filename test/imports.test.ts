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
		const names = [...readFileSync(file, 'utf8').matchAll(IMPORT)].map(({groups}) => path.join(path.dirname(file), groups!.file!));
		return [file, names.flatMap(name => byName.get(name) ?? [])];
	}));
};

/**
The first way found that leads from a file back to itself.
*/
const findCircle = (imports: ReadonlyMap<string, readonly string[]>): readonly string[] => {
	const done = new Set<string>();
	const visit = (file: string, way: readonly string[]): readonly string[] => {
		if (way.includes(file)) {
			return [...way.slice(way.indexOf(file)), file];
		}

		if (!done.has(file)) {
			for (const imported of imports.get(file) ?? []) {
				const circle = visit(imported, [...way, file]);
				if (circle.length > 0) {
					return circle;
				}
			}

			done.add(file);
		}

		return [];
	};

	for (const file of imports.keys()) {
		const circle = visit(file, []);
		if (circle.length > 0) {
			return circle;
		}
	}

	return [];
};

test('the check finds a circle', () => {
	expect(findCircle(new Map([['a', ['b']], ['b', ['c', 'd']], ['d', ['b']]]))).toEqual(['b', 'd', 'b']);
});

test('no file imports itself by way of others, not for a type either', () => {
	const imports = readImports();
	expect(imports.size).toBeGreaterThan(300);
	expect(findCircle(imports)).toEqual([]);
});

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
