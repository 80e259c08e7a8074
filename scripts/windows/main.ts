// `npm run windows`: the built program on Windows' own node.exe, under Wine. `--tests` runs the project's own tests there instead. With --if-possible, it is no failure if the machine cannot have Wine. Other arguments go to vitest: `npm run windows -- dashboard`.
import {spawnSync} from 'node:child_process';
import process from 'node:process';
import {prepareWine, type PreparedWine} from './prepare-wine.ts';
import {runTests} from './tests.ts';

const IF_POSSIBLE = '--if-possible';
const TESTS = '--tests';
const typed = process.argv.slice(2);
const words = typed.filter(word => word !== IF_POSSIBLE && word !== TESTS);

const cannot = (missing: string): number => {
	console.log(`The Windows check did not run: ${missing}`);
	return typed.includes(IF_POSSIBLE) ? 0 : 1;
};

const check = async (wine: Exclude<PreparedWine, {readonly missing: string}>): Promise<number> => {
	if (typed.includes(TESTS)) {
		const outcome = await runTests(wine, words);
		return 'missing' in outcome ? cannot(outcome.missing) : outcome.exitCode;
	}

	const {status} = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--config', 'scripts/windows/vitest.config.ts', ...words], {
		stdio: 'inherit',
		env: {...process.env, ...wine.environment},
	});
	return status ?? 1;
};

const prepared = prepareWine();
if ('missing' in prepared) {
	process.exitCode = cannot(prepared.missing);
} else {
	console.log(`${prepared.wineVersion}, Windows Node ${prepared.nodeVersion}`);
	try {
		process.exitCode = await check(prepared);
	} finally {
		prepared.end();
	}
}
