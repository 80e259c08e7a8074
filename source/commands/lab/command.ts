import process from 'node:process';
import * as values from '../../typed/values.js';
import {defineCommand} from '../command.js';
import {
	caFile,
	endpoint,
	local,
	profile,
	streamOptions,
} from '../options/common-options.js';
import {withFlag, wrongUsage} from '../options/flags.js';
import {option} from '../options/option.js';
import {EMULATOR_PORT} from '../options/shared-options.js';
import {readSessionOptions, sessionOptions} from '../session/options.js';

/**
Long enough to talk over.
*/
const DEFAULT_PACE_MILLISECONDS = 5000;

/**
A session of the lab on an embedded Kinesis: empty, with the guide open, at a pace to talk over.
*/
export const LIVE_LAB = {
	guideStep: 'next',
	embedded: {preferredPort: EMULATOR_PORT, transitionMilliseconds: DEFAULT_PACE_MILLISECONDS},
	hasScenery: false,
} as const;

const check = option('--check', 'Say which steps an existing stream shows, without a screen: true, false, or null for what cannot be known from outside');
const pace = option('--pace TIME', 'How long creating, scaling and deleting take on the embedded Kinesis, to talk over it (5s)', {read: values.duration});

export const lab = defineCommand({
	name: 'lab',
	usage: 'lab',
	subject: 'The lab, and Kinesis without an account',
	description: 'The lab, with a guide beside the dashboard: on an empty embedded Kinesis that other programs can join, or with `--endpoint` or `--profile` on another',
	examples: ['lab', 'lab --endpoint http://127.0.0.1:4567 --check'],
	options: [...streamOptions, check, pace, ...sessionOptions],
	// Whoever says where the stream is wants no endpoint of the lab's own.
	typed: flags => [check, endpoint, profile, caFile].some(one => flags.has(one)) ? flags : withFlag(flags, local),
	read(flags) {
		const session = readSessionOptions(flags);
		if (session.isSample) {
			throw wrongUsage('The lab checks by the records that are read, and --sample leaves some out: leave out --sample.');
		}

		return {
			...session,
			isChecking: flags.has(check),
			...LIVE_LAB,
			guideStep: session.guideStep ?? LIVE_LAB.guideStep,
			embedded: {...LIVE_LAB.embedded, transitionMilliseconds: flags.value(pace) ?? DEFAULT_PACE_MILLISECONDS},
		};
	},
	async load({isChecking, isJson}) {
		if (isChecking) {
			const {runLabCheck} = await import('./run.js');
			return runLabCheck;
		}

		if (!isJson && process.stdout.isTTY) {
			const {runDashboard} = await import('../session/dashboard/dashboard.js');
			return runDashboard;
		}

		const {runSession} = await import('../session/run.js');
		return runSession;
	},
});
