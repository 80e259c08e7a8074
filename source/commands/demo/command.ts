import {defineCommand} from '../command.js';
import {local} from '../options/common-options.js';
import {withFlag} from '../options/flags.js';
import {
	ascii,
	large,
	readSessionOptions,
	theme,
} from '../session/options.js';
import {LIVE_LAB} from '../lab/command.js';

export const demo = defineCommand({
	name: 'demo',
	usage: 'demo',
	subject: 'The lab, and Kinesis without an account',
	description: 'The lab as a recording that comes with clickmon: nothing to set up, nothing to type; any key that acts offers to go on live',
	examples: ['demo'],
	options: [theme, ascii, large],
	// It leads to the lab, on an embedded Kinesis.
	typed: flags => withFlag(flags, local),
	read: flags => ({...readSessionOptions(flags), ...LIVE_LAB}),
	async load() {
		const {runDemo} = await import('./run.js');
		return runDemo;
	},
});
