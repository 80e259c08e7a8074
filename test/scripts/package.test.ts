import {execFileSync, spawnSync} from 'node:child_process';
import {
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {expect, test} from 'vitest';
import {jsonLinesOf} from '../helpers/run-cli.js';
import {createTemporaryFolder} from '../helpers/temporary-folder.js';

const isWindows = process.platform === 'win32';

/**
Npm on Windows is a script, which only a shell runs; it gets no blank on its line.
*/
const npm = (folder: string, ...words: readonly string[]): string =>
	execFileSync('npm', words, {
		cwd: folder, encoding: 'utf8', shell: isWindows, stdio: ['ignore', 'pipe', 'pipe'],
	});

const filesBelow = (folder: string): readonly string[] => readdirSync(folder, {recursive: true, withFileTypes: true})
	.filter(entry => entry.isFile())
	.map(entry => path.join(entry.parentPath, entry.name));

test('what is installed is the program alone: a few files, no other package, no script that runs; and it does its job in a folder with blanks', () => {
	const home = path.join(createTemporaryFolder(), 'My Programs');
	mkdirSync(home);
	// The bundle is there already.
	const tarball = npm(process.cwd(), 'pack', '--ignore-scripts', '--silent', '--pack-destination', path.dirname(home)).trim();
	npm(home, 'install', '--offline', '--silent', '--no-audit', '--no-fund', '--prefix', '.', `../${tarball}`);

	const modules = path.join(home, 'node_modules');
	expect(readdirSync(modules).filter(name => !name.startsWith('.'))).toEqual(['clickmon']);
	const installed = path.join(modules, 'clickmon');
	expect(filesBelow(installed).length).toBeLessThanOrEqual(60);
	const {scripts} = JSON.parse(readFileSync(path.join(installed, 'package.json'), 'utf8')) as {scripts: Record<string, string>};
	expect(Object.keys(scripts).filter(name => name.endsWith('install'))).toEqual([]);
	expect(existsSync(path.join(modules, '.bin', isWindows ? 'clickmon.cmd' : 'clickmon'))).toBe(true);
	// The folder that it was built in is nobody's business, and would make every build another one.
	expect(filesBelow(installed).filter(file => readFileSync(file, 'utf8').includes(process.cwd()))).toEqual([]);

	const {status, stdout, stderr} = spawnSync(process.execPath, [path.join(installed, 'bin', 'clickmon.js'), 'produce', '--local', '--count', '20', '--rate', '1000', '--verify', '--json'], {cwd: home, encoding: 'utf8'});
	expect(status, stderr).toBe(0);
	expect(jsonLinesOf(stdout)).toHaveLength(21);
	expect(jsonLinesOf(stdout).at(-1)).toMatchObject({summary: {accepted: 20, proof: {read: 20, lost: 0}}});
}, 120_000);
