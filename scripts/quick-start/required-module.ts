import process from 'node:process';

/**
Node's own modules that take milliseconds to load, and that nothing before the first frame calls. They are modules of functions, which know no `this`.
*/
const lateModules = new Set(['child_process', 'crypto', 'fs/promises', 'zlib'].flatMap(name => [name, `node:${name}`]));

/**
A class is not called, and a function with symbols of its own is more than that: promisify would not know a stand-in for exec.
*/
const isPlainFunction = (value: unknown): boolean => typeof value === 'function' && /^[a-z]/v.test(value.name) && Object.getOwnPropertySymbols(value).length === 0;

const exportsOf = (name: string): Readonly<Record<string, unknown>> => process.getBuiltinModule(name) as Readonly<Record<string, unknown>>;

const namesOf = (name: string): readonly string[] => Object.keys(exportsOf(name)).filter(key => key !== 'default' && /^[$a-z_][\w$]*$/iv.test(key));

/**
What is imported from it is read when the bundle loads.
*/
const earlyModule = (name: string): readonly string[] => [
	`const required = require('${name}');`,
	'export default required;',
	...namesOf(name).map(key => `const the_${key} = /* @__PURE__ */ (() => required.${key})(); export {the_${key} as ${key}};`),
];

/**
Loaded by the first call of one of its functions; what is no plain function is read when the bundle loads.
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
Stands for one of Node's own modules in the bundle. To import it is to read all that it exports, and with that to load what it has for those who ask: fetch, Web Crypto. This one is required, and only what is imported from it is read.
*/
export const requiredModule = (name: string): string => (lateModules.has(name) ? lateModule(name) : earlyModule(name)).join('\n');
