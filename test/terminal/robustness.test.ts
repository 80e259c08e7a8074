import {Buffer} from 'node:buffer';
import process from 'node:process';
import {PutRecordCommand} from '@aws-sdk/client-kinesis';
import stringWidth from 'string-width';
import {
	describe,
	expect,
	test,
} from 'vitest';
import {createClient} from '../helpers/embedded.js';
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
	expect(lab.wrapsLongRows).toBe(true);
};

// A pane without a frame has no right edge but that of its title, which an activity of one row fills as far as it goes.
const isWholeRow = (row: string, columns: number, isOpen: boolean): boolean => isOpen && (!row.startsWith('──') || row.includes(' Activity '))
	? stringWidth(row) <= columns
	: stringWidth(row) === columns;

/**
One frame and nothing else, as wide as the terminal and a row lower.
*/
const isWholeFrame = (text: string, columns: number, rows: number): boolean => {
	const screen = text.split('\n');
	const frame = screen.slice(0, -1);
	return screen.length === rows
		&& screen.at(-1) === ''
		&& /^(?:┌─.*Stream clickstream-lab.*─┐|──.*Stream clickstream-lab.*──)$/v.test(frame[0]!)
		&& frame.at(-1)!.includes('q quit')
		&& frame.filter(line => line.includes('Stream clickstream-lab')).length === 1
		&& frame.slice(0, -1).every(line => isWholeRow(line, columns, frame[0]!.startsWith('─')));
};

const seeWholeFrame = async (lab: OpenTerminal, columns: number, rows: number): Promise<void> =>
	lab.waitForScreen(text => isWholeFrame(text, columns, rows), `a whole frame of ${columns}×${rows}`);

test.concurrent('resizes in mid-flow leave one whole frame each time', async () => {
	using lab = open();
	await lab.waitForScreen(isProducing);
	for (const [columns, rows] of [[120, 40], [120, 39], [120, 41], [119, 41], [90, 25], [200, 60], [80, 24]] as const) {
		lab.resize(columns, rows);
		await seeWholeFrame(lab, columns, rows);
	}

	lab.press('q');
	await expectRestored(lab);
});

test.concurrent('a terminal that becomes too small says so, and the panes come back with the room', async () => {
	using lab = open({columns: 20, rows: 5});
	await lab.waitForScreen(text => text.replaceAll(/\s+/gv, ' ').includes('clickmon needs 40×10; this is 20×5'));
	lab.resize(80, 24);
	await lab.waitForScreen(isProducing);
	await seeWholeFrame(lab, 80, 24);
	lab.resize(20, 5);
	await lab.waitForScreen(text => text.includes('20×5'));
	lab.press('q');
	await expectRestored(lab);
});

test.concurrent('a record that is wider for the terminal than for clickmon moves no other row', async () => {
	using lab = open();
	await lab.waitForScreen(isProducing);
	lab.press('p');
	await lab.waitForScreen(text => text.includes('paused'));
	const sdk = createClient(`http://${/127\.0\.0\.1:\d+/v.exec(lab.text())![0]}`);
	// Marks that are newer than the terminal's table of widths (Unicode 6): each takes a column there, and none here.
	const wide = `wide ${'a\u{1DF6}\u{1DF7}\u{1DF8}'.repeat(60)}`;
	for (let count = 0; count < 3; count++) {
		await sdk.send(new PutRecordCommand({StreamName: 'clickstream-lab', PartitionKey: 'k', Data: Buffer.from(wide)}));
	}

	await lab.waitForScreen(text => text.split('\n').filter(row => row.includes('wide')).length === 3);
	sdk.destroy();
	const rows = lab.screen();
	expect(rows[0]).toContain('Stream clickstream-lab');
	expect(rows[22]).toContain('q quit');
	lab.press('q');
	await expectRestored(lab);
});

// A fault that is put in from outside: no record is known that cannot be drawn.
const failsToDraw = (text: string): string => `data:text/javascript,${encodeURIComponent(`
	const {segment} = Intl.Segmenter.prototype;
	Intl.Segmenter.prototype.segment = function (text) {
		if (text.includes(${JSON.stringify(text)})) {
			throw new Error('no ink is left');
		}

		return segment.call(this, text);
	};
`)}`;

test.concurrent('what cannot be drawn ends the dashboard with a word, a summary and exit code 1', async () => {
	using lab = open({environment: {NODE_OPTIONS: `--import=${failsToDraw('☠')}`}});
	await lab.waitForScreen(isProducing);
	const sdk = createClient(`http://${/127\.0\.0\.1:\d+/v.exec(lab.text())![0]}`);
	await sdk.send(new PutRecordCommand({StreamName: 'clickstream-lab', PartitionKey: 'k', Data: Buffer.from('☠ à')}));
	sdk.destroy();
	expect(await lab.exited).toBe(1);
	expect(lab.isAlternateScreen).toBe(false);
	expect(lab.isCursorShown).toBe(true);
	expect(lab.hasBracketedPaste).toBe(false);
	const text = lab.text().replaceAll(/\s+/gv, ' ');
	expect(text).toContain('clickmon: The dashboard cannot draw what it has: no ink is left.');
	expect(text).toMatch(/sent \d+, accepted \d+/v);
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
	using lab = open({words: ['--local', '--duration', '6s']});
	await lab.waitForScreen(text => text.includes('Stream clickstream-lab'));
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
