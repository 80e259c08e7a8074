import process from 'node:process';

/**
Node's modules that take milliseconds to load and that nothing calls before the first frame. Their functions do not use `this`.
*/
const lateModules = new Set(['child_process', 'crypto', 'fs/promises', 'zlib'].flatMap(name => [name, `node:${name}`]));

/**
False for a class, which is not called, and for a function with symbols of its own: promisify does not know a stand-in for exec.
*/
const isPlainFunction = (value: unknown): boolean => typeof value === 'function' && /^[a-z]/v.test(value.name) && Object.getOwnPropertySymbols(value).length === 0;

const exportsOf = (name: string): Readonly<Record<string, unknown>> => process.getBuiltinModule(name) as Readonly<Record<string, unknown>>;

const namesOf = (name: string): readonly string[] => Object.keys(exportsOf(name)).filter(key => key !== 'default' && /^[$a-z_][\w$]*$/iv.test(key));

/**
Its imported parts are read when the bundle loads.
*/
const earlyModule = (name: string): readonly string[] => [
	`const required = require('${name}');`,
	'export default required;',
	...namesOf(name).map(key => `const the_${key} = /* @__PURE__ */ (() => required.${key})(); export {the_${key} as ${key}};`),
];

/**
The first call of one of its functions loads it. Exports that are not plain functions are read when the bundle loads.
*/
const lateModule = (name: string): readonly string[] => [
	`const required = () => require('${name}');`,
	`export default {${namesOf(name).map(key => `get ${key}() {return required().${key};}`).join(', ')}};`,
	...namesOf(name).map(key => {
		const value = isPlainFunction(exportsOf(name)[key]) ? `(...words) => required().${key}(...words)` : `/* @__PURE__ */ (() => required().${key})()`;
		return `const the_${key} = ${value}; export {the_${key} as ${key}};`;
	}),
];

/**
The text of a module that stands for one of Node's in the bundle. An import of Node's module reads all its exports, and so loads parts such as Web Crypto. This module requires Node's, and reads only the exports that are used.
*/
export const requiredModule = (name: string): string => (lateModules.has(name) ? lateModule(name) : earlyModule(name)).join('\n');
