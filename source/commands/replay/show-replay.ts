import process from 'node:process';
import {appearanceFor, type Look} from '../../ui/appearance/appearance.js';
import {mountScreen} from '../../ui/terminal/mount.js';
import {openRecorded, type RecordedSession} from '../../recording/open-recorded.js';
import {createReplay, firstSnapshot} from '../../recording/replay.js';
import type {Snapshot} from '../../monitor/snapshot.js';
import {UserError} from '../../user-error.js';
import type {CommandContext} from '../command.js';
import {saveRecords} from '../session/dashboard/save-records.js';

export type ShownReplay = {
	readonly file: string;
	readonly look: Look;
	/**
	The demonstration that comes with the program, from which Enter leads to a live session.
	*/
	readonly isDemo?: boolean;
};

/**
Works with a recording that is open, and its first snapshot. Throws a UserError in one line for what cannot be replayed.
*/
export const withRecording = async <Result>(file: string, signal: AbortSignal, work: (session: RecordedSession, first: Snapshot) => Promise<Result>): Promise<Result> => {
	const session = await openRecorded(file, signal);
	try {
		const first = await firstSnapshot(session);
		if (first === undefined) {
			throw new UserError('damaged-recording', `${file} ends before anything was shown: there is nothing to replay.`);
		}

		return await work(session, first);
	} finally {
		await session.close();
	}
};

const OFF = 'this is a replay';

/**
Shows a recording on the terminal until the user quits; says whether they want to go on live.
*/
export const showReplay = async ({file, look, isDemo = false}: ShownReplay, {clock, signal, input, begin}: CommandContext): Promise<'quit' | 'live'> =>
	withRecording(file, signal, async (session, first) => {
		const quitting = new AbortController();
		const until = AbortSignal.any([signal, quitting.signal]);
		let outcome: 'quit' | 'live' = 'quit';
		const replay = createReplay({
			session, clock, file, isDemo, first,
		});
		const screen = mountScreen({
			appearance: appearanceFor(look, process.env),
			store: replay.store,
			look: replay.look,
			// Every action is off in a replay.
			run: () => undefined,
			mayWrite: false,
			save: saveRecords,
			guideStep: session.header.hasGuide ? 'next' : undefined,
			guide: {
				open: () => undefined,
				guess: () => undefined,
				restart() {
					screen.notify(`${OFF}: n and b go from step to step`);
				},
				writeReport: async () => `write report: ${OFF}`,
			},
			replay: {
				...replay.control,
				...(isDemo && {
					goLive() {
						outcome = 'live';
						quitting.abort();
					},
				}),
			},
			quit() {
				quitting.abort();
			},
			stdin: input,
			stdout: process.stdout,
		});
		until.addEventListener('abort', screen.unmount);
		begin();
		const running = replay.run(until);
		try {
			await Promise.race([running, screen.gone]);
		} finally {
			quitting.abort();
			screen.unmount();
			await Promise.allSettled([running, screen.gone]);
		}

		await running;
		await screen.gone;
		return outcome;
	});
