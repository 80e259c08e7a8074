import path from 'node:path';
import process from 'node:process';
import {comparableName} from '../../files/file-name.js';

/**
The name of the n-th of several files: the first has its own, the second of `records.jsonl` is `records.2.jsonl`.
*/
export const numberedName = (file: string, number: number): string => {
	const {dir, name, ext} = path.parse(file);
	return number === 1 ? file : path.join(dir, `${name}.${number}${ext}`);
};

/**
The names in a folder that rotation could use, compared as the platform's file system does.
*/
export const numberedNames = (file: string, names: readonly string[], platform: NodeJS.Platform = process.platform): readonly string[] => {
	const {name, ext} = path.parse(comparableName(file, platform));
	return names.filter(other => {
		const compared = comparableName(other, platform);
		return compared.startsWith(`${name}.`) && compared.endsWith(ext) && /^[1-9]\d*$/v.test(compared.slice(name.length + 1, compared.length - ext.length));
	});
};
