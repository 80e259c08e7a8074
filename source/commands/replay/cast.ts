import {writeFile} from 'node:fs/promises';
import process from 'node:process';
import {whyBadPath} from '../../files/file-name.js';
import {whyUnwritable} from '../../files/why-unwritable.js';
import {OWN_FILE} from '../../own-files.js';
import {asciicastHeader, createAsciicastWriter} from '../../recording/asciicast.js';
import type {RecordingEntry} from '../../recording/entry.js';
import type {RecordedSession} from '../../recording/open-recorded.js';
import {createReplayedSession} from '../../recording/replayed-session.js';
import type {Size} from '../../size.js';
import {appearanceFor, type Appearance, type Look} from '../../ui/appearance/appearance.js';
import {renderFrame} from '../../ui/terminal/render-frame.js';
import {UserError} from '../../user-error.js';
import type {Command, CommandContext} from '../command.js';
import type {CommonOptions} from '../options/common-options.js';
import {withRecording} from './show-replay.js';

/**
Five frames a second: nobody can read more, and each takes a while to draw.
*/
const FRAME_MILLISECONDS = 200;

const CLEAR = '\u{1B}[?25l\u{1B}[2J';

/**
What turns one frame into the next: the rows that changed.
*/
const changedRows = (before: readonly string[], after: readonly string[]): string =>
	after.map((row, index) => row === before[index] ? '' : `\u{1B}[${index + 1};1H${row}\u{1B}[0m\u{1B}[K`).join('');

/**
The lines of the asciicast, as the frames are drawn.
*/
const castLines = async function * (session: RecordedSession, size: Size, appearance: Appearance, {signal, output}: CommandContext): AsyncGenerator<string> {
	const {header, notables, durationMilliseconds} = session;
	const {startedAt, streamName, hasGuide = false} = header;
	const replayed = createReplayedSession(startedAt);
	const cast = createAsciicastWriter();
	const view = hasGuide ? {guide: {step: 'next', since: startedAt}} as const : {};
	const steps = notables.filter(({label}) => label.startsWith('step '));
	let shown: readonly string[] = [];
	let lastAt = -Infinity;
	let marked = 0;

	yield asciicastHeader({...size, timestamp: Math.floor(startedAt / 1000), title: `clickmon: ${streamName}`});
	yield cast.output(0, CLEAR);
	const draw = function * (t: number) {
		signal.throwIfAborted();
		const rows = renderFrame(replayed.snapshot!, size, appearance, view);
		const change = changedRows(shown, rows);
		shown = rows;
		if (change !== '') {
			yield cast.output(t, change);
		}

		for (; marked < steps.length && steps[marked]!.t <= t; marked++) {
			yield cast.marker(t, steps[marked]!.label);
		}

		output.live(`drawing: ${Math.floor(100 * t / Math.max(1, durationMilliseconds))} %`);
	};

	const take = function * (entry: RecordingEntry) {
		const isDue = entry.e === 'look' && entry.t - lastAt >= FRAME_MILLISECONDS;
		replayed.apply(entry, isDue);
		if (!isDue) {
			return;
		}

		lastAt = entry.t;
		yield * draw(entry.t);
	};

	for await (const entries of session.entriesFor(0, signal)) {
		for (const entry of entries) {
			yield * take(entry);
		}
	}

	yield cast.output(durationMilliseconds, '\u{1B}[?25h');
};

const unwritable = (file: string, reason: string): UserError => new UserError('unwritable-cast', `${file} cannot be written: ${reason}.`);

type CastConfig = CommonOptions & {
	readonly file: string;
	readonly castFile: string | undefined;
	readonly size: Size;
	readonly look: Look;
};

/**
`clickmon replay FILE --cast OUT`: an asciicast of the recording, never written over a file.
*/
export const runCast: Command<CastConfig> = async ({file, castFile = '', size, look}, context) => {
	const badPath = whyBadPath(castFile);
	if (badPath !== undefined) {
		throw unwritable(castFile, badPath);
	}

	const {signal, output} = context;
	await withRecording(file, signal, async session => {
		context.begin();
		try {
			await writeFile(castFile, castLines(session, size, appearanceFor(look, process.env, true), context), {flag: 'wx', mode: OWN_FILE});
		} catch (error) {
			const trouble = error as NodeJS.ErrnoException;
			const reason = trouble.code === 'EEXIST' ? 'there is a file of that name already' : whyUnwritable(trouble);
			throw reason === undefined ? error : unwritable(castFile, reason);
		}
	});
	output.live('');
	output.result(`Wrote ${castFile}, ${size.columns}x${size.rows}: asciinema play ${castFile}`, {cast: castFile, ...size});
};
