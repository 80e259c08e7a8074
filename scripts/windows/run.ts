import {spawnSync} from 'node:child_process';
import process from 'node:process';

/**
Runs a command to its end. `reason` is the last line of its stderr.
*/
export const run = (command: string, words: readonly string[], options: Parameters<typeof spawnSync>[2] = {}) => {
	const {status, stdout, stderr, error} = spawnSync(command, words, {encoding: 'utf8', ...options});
	return {isDone: status === 0, stdout: String(stdout ?? '').trim(), reason: error?.message ?? String(stderr ?? '').trim().split('\n').at(-1) ?? ''};
};

/**
Installs packages of Debian or Ubuntu where that is possible. Returns why not if not.
*/
export const installPackages = (names: readonly string[]): string | undefined => {
	const line = `apt-get install ${names.join(' ')}`;
	if (process.getuid?.() !== 0 || !run('apt-get', ['--version']).isDone) {
		return `on Debian or Ubuntu, ${line}.`;
	}

	console.log(`Installing ${names.join(', ')} …`);
	const env = {...process.env, DEBIAN_FRONTEND: 'noninteractive'};
	run('apt-get', ['update'], {env});
	const {isDone, reason} = run('apt-get', ['install', '--yes', '--no-install-recommends', ...names], {env});
	return isDone ? undefined : `${line} failed (${reason}).`;
};
