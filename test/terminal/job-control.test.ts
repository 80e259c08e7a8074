import {existsSync} from 'node:fs';
import process from 'node:process';
import {describe, expect, test} from 'vitest';
import {clickmon, openTerminal, type OpenTerminal} from '../helpers/terminal.js';

const isWhole = (text: string): boolean => /^[─┌]─/v.test(text) && text.includes('Stream clickstream-lab') && text.includes('q quit') && !text.includes('$ ');

/**
A shell with job control, in which somebody has started clickmon.
*/
const openShell = async (): Promise<OpenTerminal> => {
	const shell = openTerminal({
		columns: 100, rows: 30, command: ['/bin/bash', '--norc', '--noprofile', '-i'], environment: {PS1: '$ ', BASH_SILENCE_DEPRECATION_WARNING: '1'},
	});
	await shell.waitForScreen(text => text.includes('$ '));
	shell.press(`${clickmon.map(word => `'${word}'`).join(' ')} --local\r`);
	await shell.waitForScreen(text => isWhole(text) && /user-\d/v.test(text));
	return shell;
};

const clickmonIn = async (shell: OpenTerminal): Promise<number> => {
	shell.press('jobs -p; echo "that is $?"\r');
	await shell.waitForScreen(text => text.includes('that is 0'));
	return Number(/^\d+$/mv.exec(shell.text())![0]);
};

const expectShell = (shell: OpenTerminal) => {
	expect(shell.isAlternateScreen).toBe(false);
	expect(shell.isCursorShown).toBe(true);
	expect(shell.hasBracketedPaste).toBe(true);
	expect(shell.wrapsLongRows).toBe(true);
};

const expectDashboard = async (shell: OpenTerminal) => {
	await shell.waitForScreen(isWhole);
	expect(shell.isAlternateScreen).toBe(true);
	shell.press('?');
	await shell.waitForScreen(text => text.includes('Keys'));
	shell.press('\u{1B}');
	await shell.waitForScreen(text => isWhole(text) && !text.includes('Keys'));
	expect(shell.hasBracketedPaste).toBe(true);
	expect(shell.wrapsLongRows).toBe(false);
	expect(shell.isCursorShown).toBe(false);
};

const quit = async (shell: OpenTerminal) => {
	shell.press('q');
	await shell.waitForScreen(text => /sent \d+, accepted \d+/v.test(text) && text.trimEnd().endsWith('$'));
	expect(shell.isAlternateScreen).toBe(false);
	shell.press('exit\r');
	await shell.exited;
};

describe.skipIf(!existsSync('/bin/bash'))('in a shell', () => {
	test.concurrent('Ctrl+Z gives the terminal back, and after fg the screen is whole, at the size of now, and keys work', async () => {
		using shell = await openShell();
		shell.press('\u{1A}');
		await shell.waitForScreen(text => text.includes('Stopped') && text.trimEnd().endsWith('$'));
		expectShell(shell);
		shell.press('stty -a\r');
		await shell.waitForScreen(text => text.includes(' icanon') && text.includes(' echo '));
		shell.resize(120, 40);
		shell.press('fg\r');
		await shell.waitForScreen(text => isWhole(text) && text.split('\n', 1)[0]!.length === 120);
		await expectDashboard(shell);
		// Once more, from a text field, twice in a row.
		for (const _ of [1, 2]) {
			shell.press('/abc\u{1A}');
			await shell.waitForScreen(text => text.includes('Stopped') && text.trimEnd().endsWith('$'));
			shell.press('fg\r');
			await shell.waitForScreen(text => isWhole(text.replaceAll('/ abc', 'q quit')) && text.includes('/ abc'));
			shell.press('\u{1B}');
			await shell.waitForScreen(isWhole);
		}

		await expectDashboard(shell);
		await quit(shell);
	});

	test.concurrent('stopped from outside, it has the screen whole after fg', async () => {
		using shell = await openShell();
		shell.press('\u{1A}');
		await shell.waitForScreen(text => text.includes('Stopped'));
		const pid = await clickmonIn(shell);
		shell.press('fg\r');
		await shell.waitForScreen(isWhole);
		process.kill(pid, 'SIGSTOP');
		await shell.waitForScreen(text => text.includes('Stopped'));
		shell.press('fg\r');
		await expectDashboard(shell);
		await quit(shell);
	});

	test.concurrent('sent to the background it stops again, and fg has it whole', async () => {
		using shell = await openShell();
		shell.press('\u{1A}');
		await shell.waitForScreen(text => text.includes('Stopped'));
		shell.press('bg; wait -n\r');
		await shell.waitForScreen(text => text.split('Stopped').length === 3 && text.trimEnd().endsWith('$'));
		expectShell(shell);
		shell.press('fg\r');
		await expectDashboard(shell);
		await quit(shell);
	});

	test.concurrent('stopped, it ends when it is told to, and leaves the shell’s screen alone', async () => {
		using shell = await openShell();
		shell.press('\u{1A}');
		await shell.waitForScreen(text => text.includes('Stopped'));
		shell.press('kill %1\r');
		await shell.waitForScreen(text => /sent \d+, accepted \d+/v.test(text));
		shell.press('while kill -0 %1; do sleep 0.1; done\r');
		// The shell takes pastes again with its next prompt.
		await shell.waitForScreen(text => text.includes('Terminated') && shell.hasBracketedPaste);
		expectShell(shell);
		expect(shell.text()).toMatch(/Stopped.*kill %1.*sent \d+/sv);
		shell.press('exit\r');
		await shell.exited;
	});
});

test.concurrent('where no shell waits, Ctrl+Z leaves everything as it is', async () => {
	using lab = openTerminal({columns: 100, rows: 30, words: ['--local']});
	await lab.waitForScreen(isWhole);
	lab.press('\u{1A}');
	await expectDashboard(lab);
	lab.press('q');
	expect(await lab.exited).toBe(0);
});

test.concurrent('SIGSTOP and SIGCONT without a shell leave one whole frame', async () => {
	using lab = openTerminal({columns: 100, rows: 30, words: ['--local']});
	await lab.waitForScreen(isWhole);
	process.kill(lab.pid, 'SIGSTOP');
	process.kill(lab.pid, 'SIGCONT');
	await expectDashboard(lab);
	lab.press('q');
	expect(await lab.exited).toBe(0);
});
