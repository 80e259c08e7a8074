import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
	afterAll,
	beforeAll,
	describe,
	expect,
	test,
} from 'vitest';
import {bashScript} from '../../../source/commands/completion/bash.js';
import {runCompletion} from '../../../source/commands/completion/run.js';
import type {Shell} from '../../../source/commands/completion/shells.js';
import type {CommandContext} from '../../../source/commands/command.js';
import {toCompletions} from '../../../source/commands/completion/completions.js';
import {fishScript} from '../../../source/commands/completion/fish.js';
import {powershellScript} from '../../../source/commands/completion/powershell.js';
import {zshScript} from '../../../source/commands/completion/zsh.js';
import {commands} from '../../../source/commands/registry.js';

const completions = toCompletions(commands);
const folder = mkdtempSync(path.join(os.tmpdir(), 'clickmon-completion-'));
const scriptAt = (name: string): string => path.join(folder, name);

/**
The script as the command prints it.
*/
const printed = async (shell: Shell): Promise<string> => {
	let text = '';
	const output = {
		lines: {
			write(line: string) {
				text += `${line}\n`;
			},
		},
	};
	await runCompletion({shell, commands}, {output} as unknown as CommandContext);
	return text;
};

beforeAll(async () => {
	for (const shell of ['bash', 'zsh', 'fish'] as const) {
		writeFileSync(scriptAt(shell), await printed(shell));
	}

	writeFileSync(scriptAt('a-file.json'), '');
});

afterAll(() => {
	rmSync(folder, {recursive: true});
});

const run = (shell: string, words: readonly string[]): string[] => {
	const {stdout, stderr} = spawnSync(shell, words, {encoding: 'utf8', cwd: folder});
	expect(stderr).toBe('');
	return stdout.split('\n').filter(Boolean);
};

// All words of the reply, each for itself.
const REPLY = '{COMPREPLY[@]}';

// What Bash hands over: `=` is a word of its own there.
const inBash = (line: string): string[] => {
	const words = line.split(' ').flatMap(word => word.split(/(?<==)|(?==)/v));
	return run('bash', ['-c', String.raw`source ./bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _clickmon; printf "%s\n" "$${REPLY}"`, 'bash', ...words]);
};

// `compadd` is what _describe hands the words to; here it prints what begins with the word typed.
const inZsh = (line: string): string[] => run('zsh', ['-fc', `
	compdef() { : }
	compset() { PREFIX="\${PREFIX#*=}" }
	_files() { print -l -- *(N) }
	_describe() { local one; for one in "\${(@P)2}"; do one="\${one%%:*}"; [[ "$one" == "$PREFIX"* ]] && print -r -- "$one"; done; true }
	source ./zsh
	words=("$@"); CURRENT=$#; PREFIX="\${words[CURRENT]}"
	_clickmon`, 'zsh', ...line.split(' ')]);

const inFish = (line: string): string[] => run('fish', ['--no-config', '-c', 'source fish; complete -C $argv[1]', line])
	.map(found => found.split('\t', 1)[0]!.replace(/^--\w+=(?=.)/v, ''));

const isThere = (shell: string): boolean => spawnSync(shell, ['--version']).status === 0;

const shells: ReadonlyArray<readonly [shell: string, complete: (line: string) => string[]]> = [['bash', inBash], ['zsh', inZsh], ['fish', inFish]];

describe.each(shells)('in %s', (shell, complete) => {
	// Skipped where the shell is not installed; Bash is wherever the tests run.
	test.skipIf(shell !== 'bash' && !isThere(shell)).each<readonly [line: string, found: string[]]>([
		['clickmon ta', ['tail']],
		['clickmon help me', ['merge', 'metrics']],
		['clickmon completion ', ['bash', 'fish', 'powershell', 'zsh']],
		['clickmon tail --alerts', ['--alerts-only']],
		// An option of another command is not offered.
		['clickmon merge --alerts', []],
		['clickmon --theme ', ['colour-blind', 'default', 'high-contrast']],
		['clickmon --theme=co', ['colour-blind']],
		// The value of an option is not the command.
		['clickmon --stream tail mer', ['merge']],
		['clickmon --region=eu-central-1 put --inp', ['--input']],
		['clickmon put --input ta', ['tail-json']],
		// The names of streams are not asked for.
		['clickmon status --stream ', []],
	])('%s', (line, found) => {
		expect(complete(line).toSorted()).toEqual(found);
	});
});

test('every command has its options in every script', () => {
	for (const {name, options} of completions) {
		for (const script of [bashScript, zshScript, fishScript, powershellScript]) {
			expect(script(completions)).toContain(name);
			expect(options.every(option => script(completions).includes(option.name))).toBe(true);
		}
	}
});

test('PowerShell gets no quote that ends a text early', () => {
	const script = powershellScript([{
		name: 'a', description: 'a', options: [], words: ['the stream’s'],
	}]);
	expect(script).toContain('\'the stream’’s\'');
});
