import {UPDATE_SHARD_COUNT_MAX_SHARDS} from '../../service/limits.js';
import {syncModes} from '../../local/journal/sync-mode.js';
import * as values from '../../typed/values.js';
import {
	type CommonOptions,
	embeddedRegion,
	noLimits,
	ownOptions,
} from '../options/common-options.js';
import {type Flags, wrongUsage} from '../options/flags.js';
import {option} from '../options/option.js';
import {EMULATOR_PORT} from '../options/shared-options.js';
import {sizeFrom, textFor, wholeNumberFrom} from '../options/values.js';

export type StreamToCreate = {
	readonly streamName: string;
	readonly shardCount: number;
};

const LAST_PORT = 65_535;
const SMALLEST_STORE_BYTES = 1024 * 1024;
const DEFAULT_WAIT_MILLISECONDS = 60_000;

/**
`orders:2`, or `orders` for one shard.
*/
const streamToCreate = (name: string, text: string): StreamToCreate => {
	const {streamName, shards = '1'} = /^(?<streamName>[\w\-.]{1,128})(?::(?<shards>\d+))?$/v.exec(text)?.groups ?? {};
	if (streamName === undefined) {
		throw values.badValue(name, text, 'a name and a number of shards, such as orders:2');
	}

	return {streamName, shardCount: values.wholeNumber(`The number of shards in ${name}`, shards, 1, UPDATE_SHARD_COUNT_MAX_SHARDS)};
};

const port = option('--port P', 'The port on 127.0.0.1 (4567); 0 takes a free one', {read: wholeNumberFrom(0, LAST_PORT), lasting: {}});
const maxBytes = option('--max-bytes SIZE', 'Most record bytes kept, the oldest go first: 64MB, 1GB (256MB)', {read: sizeFrom(SMALLEST_STORE_BYTES), lasting: {}});
const data = option('--data DIR', 'Keep streams and records in this folder across restarts', {read: textFor('a folder')});
const sync = option('--sync MODE', 'When the disk has a change of --data: always before the answer, within a second, or no: when the system likes (no)', {
	read(name, text) {
		const mode = syncModes.find(one => one === text);
		if (mode === undefined) {
			throw values.badValue(name, text, 'always, second or no');
		}

		return mode;
	},
});
const create = option('--create NAME:SHARDS ...', 'Create this stream before anybody is let in; may be repeated', {read: streamToCreate});
const tls = option('--tls', 'Speak HTTPS too, with a certificate of its own that is made once and kept');
const readyFile = option('--ready-file FILE', 'Write the endpoint to this file once it can be called; the file goes when it ends', {read: textFor('a file')});
const faults = option('--faults FILE', 'Inject the faults of this plan', {read: textFor('a file')});

const wait = option('--wait[=TIME]', 'Start nothing: wait until the endpoint on the port can be called, so long at most (1m)', {
	read: (name, text) => text === '' ? DEFAULT_WAIT_MILLISECONDS : values.duration(name, text),
});

/**
What says how the endpoint is, and has no meaning where it is only waited for.
*/
const endpointOptions = [noLimits, maxBytes, data, sync, create, tls, readyFile, faults];

export const localOptions = [...ownOptions, port, ...endpointOptions, wait];

const streamsToCreate = (flags: Flags): readonly StreamToCreate[] => {
	const streams = flags.values(create);
	const names = streams.map(({streamName}) => streamName);
	const twice = names.find((name, index) => names.indexOf(name) !== index);
	if (twice !== undefined) {
		throw wrongUsage(`--create names ${twice} twice: name it once.`);
	}

	return streams;
};

/**
Throws a UserError.
*/
export const readLocalOptions = (flags: Flags) => {
	const unwanted = endpointOptions.find(one => flags.has(one));
	if (unwanted !== undefined && flags.has(wait)) {
		throw wrongUsage(`--wait starts nothing, it waits for an endpoint that is started elsewhere: leave out --${unwanted.name}, or leave out --wait.`);
	}

	if (flags.has(sync) && !flags.has(data)) {
		throw wrongUsage('--sync is about what --data keeps: say with --data where that is, or leave out --sync.');
	}

	return {
		region: embeddedRegion(flags),
		port: flags.value(port) ?? EMULATOR_PORT,
		maxBytes: flags.value(maxBytes),
		dataDirectory: flags.value(data),
		sync: flags.value(sync),
		faultsFile: flags.value(faults),
		streams: streamsToCreate(flags),
		hasTls: flags.has(tls),
		readyFile: flags.value(readyFile),
		/**
		Only wait, so long, for an endpoint that somebody else starts.
		*/
		waitMilliseconds: flags.value(wait),
	};
};

export type LocalConfig = CommonOptions & ReturnType<typeof readLocalOptions>;
