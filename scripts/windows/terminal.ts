import {Buffer} from 'node:buffer';
import {once} from 'node:events';
import {createServer, type AddressInfo, type Socket} from 'node:net';
import {createInterface} from 'node:readline';
import xterm from '@xterm/headless';
import {expect} from 'vitest';
import {CLICKMON, startOnWindows, type WindowsProgram} from './program.ts';

type Message = {readonly output?: string; readonly isRaw?: boolean};

export type WindowsTerminal = {
	readonly program: WindowsProgram;
	/**
	Whether keys go to the program as they are typed.
	*/
	readonly isRaw: boolean;
	readonly isAlternateScreen: boolean;
	/**
	The rows of the screen.
	*/
	screen(): readonly string[];
	see(pattern: RegExp): Promise<void>;
	press(keys: string): void;
	paste(text: string): void;
	resize(columns: number, rows: number): void;
	close(): void;
};

/**
Clickmon on Windows' Node in a terminal of that size: the end of the connection that vt-shim.js begins.
*/
export const openWindowsTerminal = async (words: readonly string[], columns: number, rows: number): Promise<WindowsTerminal> => {
	const terminal = new xterm.Terminal({
		cols: columns, rows, allowProposedApi: true, convertEol: true,
	});
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const program = startOnWindows(words, {
		program: ['--import', 'file:///C:/vt-shim.mjs', CLICKMON],
		environment: {CLICKMON_TERMINAL_PORT: String((server.address() as AddressInfo).port)},
	});
	const [socket] = await once(server, 'connection') as [Socket];
	socket.setNoDelay(true).on('error', () => undefined);
	const send = (message: Readonly<Record<string, unknown>>) => {
		socket.write(`${JSON.stringify(message)}\n`);
	};

	let isRaw = false;
	createInterface({input: socket}).on('line', line => {
		const message = JSON.parse(line) as Message;
		isRaw = message.isRaw ?? isRaw;
		if (message.output !== undefined) {
			terminal.write(Buffer.from(message.output, 'base64'));
		}
	});
	send({size: [columns, rows]});

	const screen = () => {
		const buffer = terminal.buffer.active;
		return Array.from({length: terminal.rows}, (_, row) => buffer.getLine(buffer.viewportY + row)?.translateToString(true, 0, terminal.cols) ?? '');
	};

	const press = (keys: string) => {
		send({keys: Buffer.from(keys).toString('base64')});
	};

	return {
		program,
		get isRaw() {
			return isRaw;
		},
		get isAlternateScreen() {
			return terminal.buffer.active.type === 'alternate';
		},
		screen,
		async see(pattern) {
			await expect.poll(() => screen().join('\n'), {timeout: 60_000, interval: 50}).toMatch(pattern);
		},
		press,
		paste(text) {
			expect(terminal.modes.bracketedPasteMode).toBe(true);
			press(`\u{1B}[200~${text}\u{1B}[201~`);
		},
		resize(newColumns, newRows) {
			terminal.resize(newColumns, newRows);
			send({size: [newColumns, newRows]});
		},
		close() {
			program.kill();
			socket.destroy();
			server.close();
		},
	};
};
