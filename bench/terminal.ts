import {Buffer} from 'node:buffer';
import process from 'node:process';
import {spawn} from '@lydell/node-pty';
import {clickmon, environment, root} from './processes.ts';

/**
Ink wraps every frame in a synchronised update.
*/
const FRAME_START = '\u{1B}[?2026h';

/**
What the dashboard writes to its terminal of 120×40.
*/
export type WatchedTerminal = Disposable & {
	readonly pid: number;
	readonly startedAt: number;
	/**
	When each frame came, in `performance.now()` ms.
	*/
	readonly frames: readonly number[];
	readonly bytes: number;
	press(keys: string): void;
	/**
	Resolves with the time at which the program has written the text; rejects after half a minute.
	*/
	seen(isWanted: (text: string) => boolean): Promise<number>;
	readonly exited: Promise<number>;
};

const DEADLINE_MILLISECONDS = 30_000;

export const watchTerminal = (words: readonly string[], program: readonly string[] = clickmon): WatchedTerminal => {
	const startedAt = performance.now();
	const child = spawn(process.execPath, [...program, ...words], {
		name: 'xterm-256color', cols: 120, rows: 40, cwd: root, env: environment,
	});
	const frames: number[] = [];
	const watchers = new Set<(text: string, at: number) => void>();
	let bytes = 0;
	child.onData(text => {
		const at = performance.now();
		bytes += Buffer.byteLength(text);
		for (let index = text.indexOf(FRAME_START); index !== -1; index = text.indexOf(FRAME_START, index + 1)) {
			frames.push(at);
		}

		for (const watch of watchers) {
			watch(text, at);
		}
	});
	const exited = new Promise<number>(resolve => {
		child.onExit(() => {
			resolve(performance.now());
		});
	});

	return {
		pid: child.pid,
		startedAt,
		frames,
		get bytes() {
			return bytes;
		},
		press(keys) {
			child.write(keys);
		},
		async seen(isWanted) {
			return new Promise<number>((resolve, reject) => {
				const timer = setTimeout(() => {
					watchers.delete(watch);
					reject(new Error(`Not seen in time: ${isWanted.toString()}`));
				}, DEADLINE_MILLISECONDS);
				const watch = (text: string, at: number) => {
					if (!isWanted(text)) {
						return;
					}

					clearTimeout(timer);
					watchers.delete(watch);
					resolve(at);
				};

				watchers.add(watch);
			});
		},
		exited,
		[Symbol.dispose]() {
			child.kill('SIGKILL');
		},
	};
};
