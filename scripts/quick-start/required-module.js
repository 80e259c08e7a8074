import process from 'node:process';

/**
Stands for one of Node's own modules in the bundle. To import it is to read all that it exports, and with that to load what it has for those who ask: fetch, Web Crypto. This one is required, and only what is imported from it is read.
*/
export const requiredModule = name => {
	const names = Object.keys(process.getBuiltinModule(name)).filter(key => key !== 'default' && /^[$a-z_][\w$]*$/iv.test(key));
	return [
		`const required = require('${name}');`,
		'export default required;',
		...names.map(key => `const the_${key} = /* @__PURE__ */ (() => required.${key})(); export {the_${key} as ${key}};`),
	].join('\n');
};
