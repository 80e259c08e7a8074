import path from 'node:path';

/**
The name of the n-th of several files: the first has its own, the second of `records.jsonl` is `records.2.jsonl`.
*/
export const numberedName = (file: string, number: number): string => {
	const {dir, name, ext} = path.parse(file);
	return number === 1 ? file : path.join(dir, `${name}.${number}${ext}`);
};

/**
Those of the names in a folder that such a file could get.
*/
export const numberedNames = (file: string, names: readonly string[]): readonly string[] => {
	const {name, ext} = path.parse(file);
	return names.filter(other => other.startsWith(`${name}.`) && other.endsWith(ext) && /^[1-9]\d*$/v.test(other.slice(name.length + 1, other.length - ext.length)));
};
