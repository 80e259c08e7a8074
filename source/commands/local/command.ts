import {defineCommand} from '../command.js';
import {embeddedRegion, noLimits, ownOptions} from '../options/common-options.js';
import {option} from '../options/option.js';
import {sizeFrom, textFor, wholeNumberFrom} from '../options/values.js';

// The port that emulators of Kinesis have listened on by default since kinesalite.
const DEFAULT_PORT = 4567;
const LAST_PORT = 65_535;
const SMALLEST_STORE_BYTES = 1024 * 1024;

const port = option('--port P', 'The port on 127.0.0.1 (4567); 0 takes a free one', {read: wholeNumberFrom(0, LAST_PORT), lasting: {}});
const maxBytes = option('--max-bytes SIZE', 'Most record bytes kept, the oldest go first: 64MB, 1GB (256MB)', {read: sizeFrom(SMALLEST_STORE_BYTES), lasting: {}});
const data = option('--data DIR', 'Keep streams and records in this folder across restarts', {read: textFor('a folder')});
const faults = option('--faults FILE', 'Inject the faults of this plan', {read: textFor('a file')});

export const local = defineCommand({
	name: 'local',
	usage: 'local',
	description: 'The embedded Kinesis on its own, for the AWS CLI, boto3 and a second clickmon',
	options: [...ownOptions, port, noLimits, maxBytes, data, faults],
	read: flags => ({
		region: embeddedRegion(flags),
		port: flags.value(port) ?? DEFAULT_PORT,
		maxBytes: flags.value(maxBytes),
		dataDirectory: flags.value(data),
		faultsFile: flags.value(faults),
	}),
	async load() {
		const {runLocal} = await import('./run.js');
		return runLocal;
	},
});
