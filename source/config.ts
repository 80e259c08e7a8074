import packageJson from '../package.json' with {type: 'json'};
import {alertOptions} from './command-line/alert-options.js';
import {bufferSize} from './command-line/buffer-size.js';
import type {Config, CreateConfig, TailConfig} from './command-line/command-configs.js';
import type {CommandName} from './command-line/commands.js';
import {commandHelp, help} from './command-line/help.js';
import {isTaking} from './command-line/options.js';
import type {ConfigFile} from './command-line/config-file/config-file.js';
import {withConfigFile} from './command-line/config-file/with-config-file.js';
import {
	port,
	rotatedSize,
	storeSize,
	textFor,
	wholeNumberFrom,
	theme,
} from './command-line/option-values.js';
import type {ParsedLine} from './command-line/parse.js';
import {
	type CommonOptions,
	type Environment,
	type Flags,
	commonOptions,
	embeddedRegion,
	eventOptions,
	given,
	readingOptions,
	wrongUsage,
} from './command-line/shared-options.js';
import {filter, shardId} from './typed/values.js';
import {UPDATE_SHARD_COUNT_MAX_SHARDS} from './service/limits.js';
import type {Look} from './ui/appearance/appearance.js';

export type {Environment} from './command-line/shared-options.js';

/**
What the command line asks for: a text to print, or a command to run.
*/
export type CommandLine =
	| {readonly type: 'print'; readonly text: string}
	| {readonly type: 'run'; readonly config: Config};

// The port that emulators of Kinesis have listened on by default since kinesalite.
const DEFAULT_PORT = 4567;

const readShardCount = wholeNumberFrom(1, UPDATE_SHARD_COUNT_MAX_SHARDS);

// A command that takes no --stream is not bothered by $STREAM either.
const commonOf = (command: CommandName, flags: Flags, environment: Environment): CommonOptions =>
	commonOptions(flags, isTaking(command, 'stream') ? environment : {...environment, STREAM: undefined});

const createConfig = (common: CommonOptions, flags: Flags): CreateConfig => {
	if (common.connection.streamArn !== undefined) {
		throw wrongUsage(`A stream is created by its name, in the account of the credentials: clickmon create --stream ${common.streamName} --region ${common.connection.region}.`);
	}

	return {...common, command: 'create', shardCount: given(flags, 'shards', readShardCount) ?? 1};
};

const tailConfig = (common: CommonOptions, flags: Flags, now: number): TailConfig => {
	const reading = readingOptions(flags, now);
	const alerting = alertOptions(flags);
	if (flags.filter !== undefined && alerting.thresholds.some(({measure}) => measure === 'hot-shard')) {
		throw wrongUsage('--alert hot-shard is about all records of a shard, and --filter leaves some out: leave out one of them.');
	}

	if (flags['alerts-only'] !== undefined && flags.output !== undefined) {
		throw wrongUsage('--output is for records, and --alerts-only leaves them out: leave out one of them.');
	}

	const withoutAlert = ['alerts-only', 'exit-on-alert'].find(name => flags[name] !== undefined);
	if (withoutAlert !== undefined && alerting.thresholds.length === 0) {
		throw wrongUsage(`--${withoutAlert} wants an alert: say with --alert what to watch for, such as --alert silence:5m.`);
	}

	const shardIds = [flags.shard].flat().filter(text => typeof text === 'string').map(text => shardId('--shard', text));
	if (shardIds.length > 0 && 'shardId' in reading.from && !shardIds.includes(reading.from.shardId)) {
		throw wrongUsage(`--from names a record of ${reading.from.shardId}, which --shard leaves out: name that shard too, or leave out --shard.`);
	}

	if (flags.rotate !== undefined && flags.output === undefined) {
		throw wrongUsage('--rotate begins a new file when one is full: say with --output what the files are called.');
	}

	return {
		...common,
		...reading,
		...alerting,
		command: 'tail',
		shardIds,
		count: given(flags, 'count', wholeNumberFrom(1)),
		filter: given(flags, 'filter', filter),
		query: given(flags, 'query', textFor('a JMESPath expression such as data.user_id')),
		isRaw: flags.raw !== undefined,
		isUntilCaughtUp: flags.exit !== undefined,
		isAlertsOnly: flags['alerts-only'] !== undefined,
		isEndingOnAlert: flags['exit-on-alert'] !== undefined,
		checkpointFile: given(flags, 'checkpoint', textFor('a file')),
		outputFile: given(flags, 'output', textFor('a file')),
		rotateBytes: given(flags, 'rotate', rotatedSize),
	};
};

const lookOf = (flags: Flags): Look => ({theme: given(flags, 'theme', theme) ?? 'default', isAscii: flags.ascii !== undefined, isLarge: flags.large !== undefined});

const readConfig = ({command, flags, rest}: ParsedLine, environment: Environment, now: number): Config => {
	const common = commonOf(command, flags, environment);
	const extra = rest[command === 'scale' ? 1 : 0];
	if (extra !== undefined) {
		throw wrongUsage(`clickmon ${command} does not take “${extra}”; clickmon ${command} --help shows what it takes.`);
	}

	switch (command) {
		case 'session': {
			return {
				...common,
				...eventOptions(flags),
				...readingOptions(flags, now),
				...alertOptions(flags),
				command,
				isReadOnly: flags['read-only'] !== undefined,
				shardCount: given(flags, 'shards', readShardCount) ?? 1,
				feedLimits: given(flags, 'buffer', bufferSize),
				look: lookOf(flags),
			};
		}

		case 'create': {
			return createConfig(common, flags);
		}

		case 'streams': {
			return {...common, command};
		}

		case 'status': {
			return {...common, command};
		}

		case 'produce': {
			return {
				...common,
				...eventOptions(flags),
				command,
				count: given(flags, 'count', wholeNumberFrom(1)),
				isVerifying: flags.verify !== undefined,
			};
		}

		case 'tail': {
			return tailConfig(common, flags, now);
		}

		case 'scale': {
			return {...common, command, shardCount: readShardCount('clickmon scale', rest[0] ?? '')};
		}

		case 'delete': {
			return {...common, command, isConfirmed: flags.yes !== undefined};
		}

		case 'local': {
			return {
				...common,
				command,
				region: embeddedRegion(flags, environment),
				port: given(flags, 'port', port) ?? DEFAULT_PORT,
				maxBytes: given(flags, 'max-bytes', storeSize),
				dataDirectory: given(flags, 'data', textFor('a folder')),
				faultsFile: given(flags, 'faults', textFor('a file')),
			};
		}
	}
};

/**
Reads what was typed and what lasts: pure, so that a table tests it. `now` is clock time in ms, for times such as `15m` ago. Throws a UserError with exit code 2 for wrong usage.
*/
export const readCommandLine = (line: ParsedLine, environment: Environment, now: number, file?: ConfigFile): CommandLine => {
	if (line.flags.help !== undefined) {
		return {type: 'print', text: line.command === 'session' ? help() : commandHelp(line.command)};
	}

	return line.flags.version === undefined
		? {type: 'run', config: readConfig(file ? withConfigFile(line, environment, file) : line, environment, now)}
		: {type: 'print', text: packageJson.version};
};
