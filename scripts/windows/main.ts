// `npm run windows`: the built program on Windows' own node.exe, under Wine. With --if-possible a machine that cannot have Wine is no failure. What else is typed goes to vitest: `npm run windows -- dashboard`.
import {spawnSync} from 'node:child_process';
import process from 'node:process';
import {prepareWine} from './prepare-wine.ts';

const IF_POSSIBLE = '--if-possible';
const words = process.argv.slice(2);
const prepared = prepareWine();
if ('missing' in prepared) {
	console.log(`The Windows check did not run: ${prepared.missing}`);
	process.exitCode = words.includes(IF_POSSIBLE) ? 0 : 1;
} else {
	console.log(`${prepared.wineVersion}, Windows Node ${prepared.nodeVersion}`);
	try {
		const {status} = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--config', 'scripts/windows/vitest.config.ts', ...words.filter(word => word !== IF_POSSIBLE)], {
			stdio: 'inherit',
			env: {...process.env, ...prepared.environment},
		});
		process.exitCode = status ?? 1;
	} finally {
		prepared.end();
	}
}
