import {expect, test} from 'vitest';
import packageJson from '../package.json' with {type: 'json'};
import {readReadme, withFreshTables} from './helpers/readme.js';

test('the tables of commands, options and keys are those of the program (npx vitest run test/readme.test.ts -u makes them anew)', async () => {
	await expect(withFreshTables(readReadme())).toMatchFileSnapshot('../readme.md');
});

test('every library that ships has its reason', () => {
	const readme = readReadme();
	expect(Object.keys(packageJson.dependencies).filter(name => !readme.includes(`\`${name}\``))).toEqual([]);
});
