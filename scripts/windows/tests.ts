import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {
	closeSync,
	cpSync,
	existsSync,
	mkdirSync,
	openSync,
	readFileSync,
	renameSync,
	rmSync,
	symlinkSync,
} from 'node:fs';
import {createHash} from 'node:crypto';
import path from 'node:path';
import process from 'node:process';
import {addBcryptPrimitives} from './bcryptprimitives.ts';
import {notUnderWine} from './not-under-wine.ts';
import type {PreparedWine} from './prepare-wine.ts';
import {NODE} from './program.ts';
import {run} from './run.ts';

const HOME = 'My Checkout';

type Wine = Extract<PreparedWine, {readonly nodeVersion: string}>;

/**
The libraries as npm installs them on Windows. Kept, because they are large.
*/
const installLibraries = (): {readonly folder: string} | {readonly missing: string} => {
	const hash = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex').slice(0, 16);
	const folder = path.resolve('node_modules/.cache/clickmon-windows', `libraries-${hash}`);
	if (existsSync(folder)) {
		return {folder};
	}

	console.log('Installing the libraries for Windows …');
	const part = `${folder}.part`;
	rmSync(part, {recursive: true, force: true});
	mkdirSync(part, {recursive: true});
	for (const file of ['package.json', 'package-lock.json']) {
		cpSync(file, path.join(part, file));
	}

	const {isDone, reason} = run('npm', ['ci', '--os=win32', '--cpu=x64', '--ignore-scripts', '--no-audit', '--no-fund', '--silent'], {cwd: part});
	if (!isDone) {
		return {missing: `the libraries could not be installed for Windows (${reason}).`};
	}

	renameSync(part, folder);
	return {folder};
};

/**
The checkout as it is, on the drive of that Windows.
*/
const copyCheckout = (home: string, libraries: string) => {
	const listed = run('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z']).stdout.split('\0');
	// Git still lists what was deleted a moment ago.
	const files = listed.filter(name => name !== '' && existsSync(name));
	for (const file of files) {
		cpSync(file, path.join(home, file));
	}

	cpSync('dist', path.join(home, 'dist'), {recursive: true});
	// Windows takes it for a folder.
	symlinkSync(path.join(libraries, 'node_modules'), path.join(home, 'node_modules'));
};

type Report = {
	readonly numPassedTests: number;
	readonly numFailedTests: number;
	readonly numPendingTests: number;
	readonly testResults: ReadonlyArray<{
		readonly name: string;
		readonly status: string;
		readonly message: string;
		readonly assertionResults: ReadonlyArray<{readonly status: string; readonly fullName: string; readonly failureMessages: readonly string[]}>;
	}>;
};

const isKnown = (file: string, name: string): boolean => notUnderWine.some(({files, test}) => files === file && test !== undefined && name.startsWith(test));

/**
Prints the tests that failed, and returns how many of them have no known reason.
*/
const printReport = ({testResults, ...counts}: Report): number => {
	let unknown = 0;
	const tell = (file: string, name: string, message = '') => {
		const isExpected = isKnown(file, name);
		unknown += isExpected ? 0 : 1;
		console.log(`${isExpected ? '·' : '×'} ${file} > ${name}\n    ${message.split('\n', 1)[0]}`);
	};

	for (const {name, status, message, assertionResults} of testResults) {
		const file = name.replaceAll('\\', '/').split(`/${HOME}/`).at(-1)!;
		const failed = assertionResults.filter(({status: outcome}) => outcome === 'failed');
		for (const {fullName, failureMessages} of failed) {
			tell(file, fullName, failureMessages[0]);
		}

		if (status === 'failed' && failed.length === 0) {
			tell(file, '', message);
		}
	}

	console.log(`Windows tests: ${counts.numPassedTests} passed, ${counts.numFailedTests} failed (${counts.numFailedTests - unknown} for a known reason), ${counts.numPendingTests} skipped`);
	return unknown;
};

/**
Runs the project's own tests on Windows' Node. `words` go to vitest. Returns the exit code, or why they did not run.
*/
export const runTests = async ({environment}: Wine, words: readonly string[]): Promise<{readonly exitCode: number} | {readonly missing: string}> => {
	const libraries = installLibraries();
	if ('missing' in libraries) {
		return libraries;
	}

	const drive = path.join(environment.WINEPREFIX!, 'drive_c');
	const missing = addBcryptPrimitives(path.join(drive, 'windows', 'system32'), path.dirname(environment.WINEPREFIX!));
	if (missing !== undefined) {
		return {missing};
	}

	const home = path.join(drive, HOME);
	copyCheckout(home, libraries.folder);

	console.log('What Wine cannot:');
	for (const {files, test, reason} of notUnderWine) {
		console.log(`  ${test === undefined ? files : `${files} > ${test}`}: ${reason}`);
	}

	const excluded = notUnderWine.filter(({test}) => test === undefined);
	const report = path.join(home, 'report.json');
	const log = path.join(home, 'log.txt');
	const output = openSync(log, 'w');
	const child = spawn('wine', [NODE, 'node_modules/vitest/vitest.mjs', 'run', '--testTimeout=120000', '--hookTimeout=120000', '--reporter=json', '--outputFile=report.json', ...excluded.flatMap(({files}) => ['--exclude', files]), ...words], {
		cwd: home, env: {...process.env, ...environment, WINEDLLOVERRIDES: `${environment.WINEDLLOVERRIDES};bcryptprimitives=n,b`}, stdio: ['ignore', output, output],
	});
	closeSync(output);
	await once(child, 'exit');
	if (!existsSync(report)) {
		return {missing: `the test runner did not get to its end: ${readFileSync(log, 'utf8').slice(-2000)}`};
	}

	const unknown = printReport(JSON.parse(readFileSync(report, 'utf8')) as Report);
	return {exitCode: unknown > 0 ? 1 : 0};
};
