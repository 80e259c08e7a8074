import type {Writable} from 'node:stream';
import {asTypedHere} from '../../as-typed-here.js';
import {sanitize, sanitizeLines} from '../../records/text/sanitize.js';
import {escaped} from '../../records/record-json.js';
import type {UserError} from '../../user-error.js';
import {asVisible, type VisibleText} from '../../visible-text.js';
import {createLineWriter, type LineWriter, type StreamWriter} from './line-writer.js';

/**
A terminal that stdout is.
*/
export type Terminal = {
	/**
	Its width now, in cells.
	*/
	readonly columns: number;
	readonly hasColours: boolean;
};

/**
Where a command writes: results to stdout, all else to stderr; with `--json` both in JSON lines. Whatever passes here is safe on a terminal.
*/
export type Output = {
	readonly isJson: boolean;
	/**
	Stdout, for results in bulk. It takes only what is cleaned already.
	*/
	readonly lines: LineWriter<VisibleText>;
	/**
	Undefined where stdout is none.
	*/
	readonly terminal: Terminal | undefined;
	/**
	One result, as a person reads it and as a program does.
	*/
	result(text: string, json: Record<string, unknown>): void;
	/**
	One of many results, as a program reads it.
	*/
	json(json: Record<string, unknown>): void;
	/**
	Something that a reader of the results should know.
	*/
	note(text: string): void;
	/**
	What a command that prints records has done; never among the records.
	*/
	summary(text: string, json: Record<string, unknown>): void;
	/**
	How far it has come: for people only.
	*/
	progress(text: string): void;
	/**
	A line of the terminal that is written over again and again; nothing where stderr is no terminal.
	*/
	live(text: string): void;
	/**
	Rings the terminal at stderr, if there is one.
	*/
	bell(): void;
	/**
	What went wrong, in one line.
	*/
	failure(error: UserError): void;
	/**
	Resolves when stdout and stderr took everything, when their reader is gone, or when patience ends.
	*/
	flush(): Promise<void>;
};

export type OutputOptions = {
	readonly stdout: Writable & {readonly isTTY?: boolean; readonly columns?: number; hasColors?(): boolean};
	readonly stderr: Writable & {readonly isTTY?: boolean};
	readonly isJson: boolean;
	/**
	Aborts when a reader of stdout that takes nothing on is not to be waited for any longer.
	*/
	readonly patience?: AbortSignal;
};

const jsonLine = (json: Record<string, unknown>): VisibleText => escaped(JSON.stringify(json));

const CLEAR_LINE = '\r\u{1B}[K';

const DEFAULT_COLUMNS = 80;

/**
A window changes its width at any time.
*/
const terminalOf = (stdout: OutputOptions['stdout']): Terminal => ({
	get columns() {
		return stdout.columns ?? DEFAULT_COLUMNS;
	},
	// Node knows NO_COLOR and FORCE_COLOR.
	hasColours: stdout.hasColors?.() ?? false,
});

export const createOutput = ({stdout, stderr, isJson, patience}: OutputOptions): Output => {
	const lines: LineWriter<VisibleText> = createLineWriter(stdout, patience);
	const notes: StreamWriter<VisibleText> = createLineWriter(stderr, patience);
	let isLiveShown = false;

	const say = (text: string, json: Record<string, unknown>) => {
		const start = isLiveShown ? CLEAR_LINE : '';
		isLiveShown = false;
		const line = isJson ? jsonLine(json) : start + asTypedHere(sanitize(text));
		notes.tell(asVisible(`${line}\n`));
	};

	return {
		isJson,
		lines,
		terminal: stdout.isTTY === true ? terminalOf(stdout) : undefined,
		result(text, json) {
			lines.write(isJson ? jsonLine(json) : asTypedHere(sanitizeLines(text)));
		},
		json(json) {
			lines.write(jsonLine(json));
		},
		note(text) {
			say(text, {note: text});
		},
		summary(text, json) {
			say(text, {summary: json});
		},
		progress(text) {
			if (!isJson) {
				say(text, {});
			}
		},
		live(text) {
			if (isJson || stderr.isTTY !== true) {
				return;
			}

			isLiveShown = true;
			notes.tell(asVisible(`${CLEAR_LINE}${sanitize(text)}`));
		},
		bell() {
			if (stderr.isTTY === true) {
				notes.tell(asVisible('\u{7}'));
			}
		},
		failure({code, message}) {
			say(`clickmon: ${message}`, {error: {code, message: asTypedHere(message)}});
		},
		async flush() {
			await Promise.all([lines.flush(), notes.flush()]);
		},
	};
};
