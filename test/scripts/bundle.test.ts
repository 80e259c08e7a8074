import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {expect, test} from 'vitest';

const dist = new URL('../../dist/', import.meta.url);

/**
The bundle's files that are loaded with these, in full.
*/
const loadedWith = (files: readonly string[]): ReadonlyMap<string, string> => {
	const texts = new Map<string, string>();
	const waiting = [...files];
	for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
		if (texts.has(file)) {
			continue;
		}

		const text = readFileSync(new URL(file, dist), 'utf8');
		texts.set(file, text);
		waiting.push(...text.matchAll(/(?:from|import)"\.\/(?<name>[\w\-]+\.js)"/gv).map(match => match.groups!.name!));
	}

	return texts;
};

// `npm test` builds before; a run of this file alone may find no bundle.
test.runIf(existsSync(dist)).each([
	['the SDK', 'Kinesis_20131202'],
	['the embedded Kinesis', 'x-amzn-RequestId'],
])('the first frame is drawn without %s', (_, mark) => {
	const files = readdirSync(dist);
	expect(files.some(name => readFileSync(new URL(name, dist), 'utf8').includes(mark))).toBe(true);
	const dashboard = files.filter(name => name.startsWith('dashboard-'));
	const texts = loadedWith(['cli.js', ...dashboard]);
	expect(texts.size).toBeGreaterThan(dashboard.length + 1);
	expect([...texts].filter(([, text]) => text.includes(mark)).map(([name]) => name)).toEqual([]);
});

test.runIf(existsSync(dist))('the thread of the embedded Kinesis loads one file', () => {
	expect(loadedWith(['local-worker.js']).keys().toArray()).toEqual(['local-worker.js']);
});

test.runIf(existsSync(dist))('an expression that was written as a literal is one: a frame asks some of them for every letter', () => {
	const texts = readdirSync(dist).filter(name => name.endsWith('.js')).map(name => readFileSync(new URL(name, dist), 'utf8'));
	expect(texts.some(text => text.includes(String.raw`/^\p{Default_Ignorable_Code_Point}+$/u`))).toBe(true);
	expect(texts.flatMap(text => text.match(/RegExp\("[^"]*\\\\p\{[^"]*","[gimsuvy]*"\)/gv) ?? [])).toEqual([]);
});
