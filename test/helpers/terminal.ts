import process from 'node:process';
import {spawn} from '@lydell/node-pty';
import xterm from '@xterm/headless';
import {asOnWindows} from './run-cli.js';

export type TerminalOptions = {
	readonly columns: number;
	readonly rows: number;
	/**
	The program and its words; clickmon as it is shipped unless something else is given.
	*/
	readonly command?: readonly [string, ...string[]];
	readonly words?: readonly string[];
	readonly environment?: Readonly<Record<string, string>>;
};

/**
A program in a terminal, and the screen that a person sees.
*/
export type OpenTerminal = {
	readonly pid: number;
	/**
	The screen's cells, for tests of colours.
	*/
	readonly buffer: xterm.IBuffer;
	/**
	The rows of the screen, top to bottom.
	*/
	screen(): readonly string[];
	/**
	The same in one text.
	*/
	text(): string;
	readonly isAlternateScreen: boolean;
	readonly isCursorShown: boolean;
	readonly hasBracketedPaste: boolean;
	/**
	What the program copied last (OSC 52), in base64.
	*/
	readonly clipboard: string | undefined;
	readonly wrapsLongRows: boolean;
	/**
	How often the bell rang.
	*/
	readonly rings: number;
	/**
	Keys, as the terminal sends them.
	*/
	press(keys: string): void;
	resize(columns: number, rows: number): void;
	/**
	Resolves when the screen is as wanted; rejects with the screen if it is not so in time.
	*/
	waitForScreen(isWanted: (text: string) => boolean, wanted?: string, milliseconds?: number): Promise<void>;
	/**
	The exit code, once the program is gone and what it wrote is on the screen.
	*/
	readonly exited: Promise<number>;
	/**
	Ends the program if it still runs: `using lab = openTerminal(…)`.
	*/
	[Symbol.dispose](): void;
};

/**
The time that a busy machine needs to start node and draw.
*/
const WAIT_MILLISECONDS = 15_000;

export const clickmon: readonly [string, ...string[]] = [process.execPath, ...asOnWindows, 'bin/clickmon.js'];

/**
This process's environment without what would make a frame depend on who runs the tests.
*/
const ownEnvironment = (): Record<string, string | undefined> => {
	const {CI: _, FORCE_COLOR: _forced, NO_COLOR: _none, ...environment} = process.env;
	// Nobody's own config file.
	return {...environment, XDG_CONFIG_HOME: 'no-such-folder', APPDATA: 'no-such-folder'};
};

export const openTerminal = ({columns, rows, command = clickmon, words = [], environment = {}}: TerminalOptions): OpenTerminal => {
	const terminal = new xterm.Terminal({cols: columns, rows, allowProposedApi: true});
	const [file, ...first] = command;
	const child = spawn(file, [...first, ...words], {
		name: 'xterm-256color',
		cols: columns,
		rows,
		env: {...ownEnvironment(), TERM: 'xterm-256color', ...environment},
	});

	let clipboard: string | undefined;
	terminal.parser.registerOscHandler(52, data => {
		clipboard = data.split(';', 2)[1];
		return true;
	});

	let rings = 0;
	terminal.onBell(() => {
		rings++;
	});

	const watchers = new Set<() => void>();
	let isCursorShown = true;
	let written = Promise.resolve();
	child.onData(data => {
		// The headless terminal does not tell whether the cursor is shown.
		isCursorShown = data.lastIndexOf('\u{1B}[?25h') === data.lastIndexOf('\u{1B}[?25l')
			? isCursorShown
			: data.lastIndexOf('\u{1B}[?25h') > data.lastIndexOf('\u{1B}[?25l');
		written = new Promise(resolve => {
			terminal.write(data, () => {
				for (const watch of watchers) {
					watch();
				}

				resolve();
			});
		});
	});

	const exited = new Promise<number>(resolve => {
		child.onExit(({exitCode}) => {
			void written.then(() => {
				resolve(exitCode);
			});
		});
	});

	const screen = () => {
		const {active} = terminal.buffer;
		return Array.from({length: terminal.rows}, (_, row) => active.getLine(active.viewportY + row)?.translateToString(true) ?? '');
	};

	const text = () => screen().join('\n');

	return {
		pid: child.pid,
		get buffer() {
			return terminal.buffer.active;
		},
		screen,
		text,
		get isAlternateScreen() {
			return terminal.buffer.active.type === 'alternate';
		},
		get isCursorShown() {
			return isCursorShown;
		},
		get clipboard() {
			return clipboard;
		},
		get hasBracketedPaste() {
			return terminal.modes.bracketedPasteMode;
		},
		get wrapsLongRows() {
			return terminal.modes.wraparoundMode;
		},
		get rings() {
			return rings;
		},
		press(keys) {
			child.write(keys);
		},
		resize(newColumns, newRows) {
			terminal.resize(newColumns, newRows);
			child.resize(newColumns, newRows);
		},
		async waitForScreen(isWanted, wanted = isWanted.toString(), milliseconds = WAIT_MILLISECONDS) {
			await new Promise<void>((resolve, reject) => {
				const stop = () => {
					clearTimeout(timer);
					watchers.delete(check);
				};

				const check = () => {
					if (!isWanted(text())) {
						return;
					}

					stop();
					resolve();
				};

				const timer = setTimeout(() => {
					stop();
					reject(new Error(`Not on the screen in time: ${wanted}\n${text()}`));
				}, milliseconds);
				watchers.add(check);
				check();
			});
		},
		exited,
		[Symbol.dispose]() {
			child.kill();
		},
	};
};
