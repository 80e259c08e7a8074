import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';

const folderOf = (file: string): string | undefined => /^(?<folder>[^:]*node_modules\/(?:@[^\/]+\/)?[^\/]+)\//v.exec(file)?.groups!.folder;

const byName = (a: string, b: string): number => a.localeCompare(b, 'en');

const noticeOf = (folder: string): string => {
	const {name, version, license} = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Readonly<Record<string, string>>;
	const files = readdirSync(folder).filter(file => /^(?:licen[cs]e|copying|notice)/iv.test(file)).toSorted(byName);
	const texts = files.map(file => readFileSync(path.join(folder, file), 'utf8').trim());
	return [`${name} ${version}, ${license}`, ...texts].join('\n\n');
};

/**
The licences of the packages that a bundle is made of, which must be passed on with it. Takes the names of its inputs, as esbuild's metafile has them.
*/
export const licencesOf = (inputs: readonly string[]): string => {
	const folders = new Set(inputs.map(input => folderOf(input)).filter(folder => folder !== undefined));
	return `${[...folders].toSorted(byName).map(folder => noticeOf(folder)).join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
};
