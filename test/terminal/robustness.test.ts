import process from 'node:process';
import stringWidth from 'string-width';
import {
	describe,
	expect,
	test,
} from 'vitest';
import {
	clickmon,
	openTerminal,
	type OpenTerminal,
	type TerminalOptions,
} from '../helpers/terminal.js';

const open = (options: Partial<TerminalOptions> = {}): OpenTerminal => openTerminal({
	columns: 80,
	rows: 24,
	words: ['--local'],
	...options,
});

const isProducing = (text: string) => /user-\d/v.test(text);

const expectRestored = async (lab: OpenTerminal) => {
	expect(await lab.exited).toBe(0);
	expect(lab.isAlternateScreen).toBe(false);
	expect(lab.isCursorShown).toBe(true);
	expect(lab.hasBracketedPaste).toBe(false);
};

const expectWholeFrame = (lab: OpenTerminal, columns: number, rows: number) => {
	const screen = lab.screen();
	const frame = screen.slice(0, rows - 1);
	expect(screen.at(-1)).toBe('');
	expect(frame[0]).toMatch(/^┌─.*Stream clickstream-lab.*─┐$/v);
	expect(frame.at(-1)).toContain('q quit');
	expect(frame.filter(line => line.includes('Stream clickstream-lab'))).toHaveLength(1);
	for (const line of frame.slice(0, -1)) {
		expect(stringWidth(line)).toBe(columns);
	}
};

test.concurrent('resizes in mid-flow leave one whole frame each time', async () => {
	using lab = open();
	await lab.waitForScreen(isProducing);
	for (const [columns, rows] of [[120, 40], [90, 25], [200, 60], [80, 24]] as const) {
		lab.resize(columns, rows);
		await lab.waitForScreen(text => {
			const lines = text.split('\n');
			return lines.length === rows && stringWidth(lines[0]!) === columns && /q quit *$/v.test(lines.at(-2)!) && lines.slice(0, -2).every(line => stringWidth(line) === columns);
		}, `a whole frame of ${columns}×${rows}`);
		expectWholeFrame(lab, columns, rows);
	}

	lab.press('q');
	await expectRestored(lab);
});

test.concurrent('a terminal that becomes too small says so, and the panes come back with the room', async () => {
	using lab = open({columns: 20, rows: 5});
	await lab.waitForScreen(text => text.replaceAll(/\s+/gv, ' ').includes('clickmon needs 80×24; this is 20×5'));
	lab.resize(80, 24);
	await lab.waitForScreen(isProducing);
	expectWholeFrame(lab, 80, 24);
	lab.resize(20, 5);
	await lab.waitForScreen(text => text.includes('20×5'));
	lab.press('q');
	await expectRestored(lab);
});

test.concurrent('a paste is no typing', async () => {
	using lab = open();
	await lab.waitForScreen(isProducing);
	lab.press('\u{1B}[200~tclickstream-lab\rq\u{1B}[201~');
	lab.press('?');
	await lab.waitForScreen(text => text.includes('Keys'));
	expect(lab.text()).not.toContain('Tear down');
	lab.press('\u{1B}');
	await lab.waitForScreen(text => !text.includes('Keys'));
	lab.press('q');
	await expectRestored(lab);
});

test.concurrent('a wrong name deletes nothing, and Esc leads back', async () => {
	using lab = open();
	await lab.waitForScreen(isProducing);
	lab.press('tclickstream\r');
	await lab.waitForScreen(text => text.includes('That is not the stream’s name'));
	lab.press('\u{1B}');
	await lab.waitForScreen(text => !text.includes('Tear down'));
	expect(lab.text()).toContain('ACTIVE');
	lab.press('q');
	await expectRestored(lab);
});

test.concurrent('--duration ends the dashboard by itself', async () => {
	using lab = open({words: ['--local', '--duration', '4s']});
	await lab.waitForScreen(isProducing);
	await expectRestored(lab);
	expect(lab.text()).toMatch(/sent \d+, accepted \d+/v);
});

describe('Ctrl+C', () => {
	test.concurrent.each([
		['in mid-flow', isProducing, ''],
		['in the tear-down', isProducing, 't'],
		['while the stream is CREATING', (text: string) => text.includes('CREATING'), ''],
	])('%s restores the terminal', async (_, isThere, keys) => {
		using lab = open();
		await lab.waitForScreen(isThere);
		lab.press(`${keys}\u{3}`);
		await expectRestored(lab);
		expect(() => process.kill(lab.pid, 0)).toThrow('ESRCH');
	});

	// From before node has read the program to after the first frame.
	test.concurrent.each([150, 300, 450, 600, 900])('%d ms after the start restores the terminal', async milliseconds => {
		using lab = open();
		await new Promise(resolve => {
			setTimeout(resolve, milliseconds);
		});
		lab.press('\u{3}');
		await lab.exited;
		expect(lab.isAlternateScreen).toBe(false);
		expect(lab.isCursorShown).toBe(true);
	});
});

describe.skipIf(process.platform === 'win32')('from a shell', () => {
	const shellWords = (script: string): Partial<TerminalOptions> => ({
		command: ['/bin/sh', '-c', script],
		words: clickmon,
	});

	test.concurrent('the line discipline is as it was', async () => {
		using lab = open(shellWords('trap : INT; "$0" "$@" --local; echo "exit code $?"; stty -a'));
		await lab.waitForScreen(isProducing);
		lab.press('\u{3}');
		expect(await lab.exited).toBe(0);
		expect(lab.text()).toContain('exit code 0');
		expect(lab.text()).toMatch(/(?<!-)icanon/v);
		expect(lab.text()).toMatch(/(?<!-)echo /v);
	});

	test.concurrent('where stdin is no terminal it draws, says that keys are off, and ends with the signal', async () => {
		using lab = open(shellWords('"$0" "$@" --local </dev/null'));
		await lab.waitForScreen(isProducing);
		expect(lab.text()).toContain('Keys are off');
		lab.press('\u{3}');
		await lab.exited;
		expect(lab.isAlternateScreen).toBe(false);
		expect(lab.isCursorShown).toBe(true);
	});
});
