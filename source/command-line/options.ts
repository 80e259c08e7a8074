import {type CommandName, commands} from './commands.js';

export type Option = {
	/**
	As typed, without the dashes.
	*/
	readonly name: string;
	/**
	How it is typed: `--stream NAME`, `--fan-out[=NAME]`, `-h, --help`.
	*/
	readonly usage: string;
	readonly description: string;
	/**
	The commands that take it.
	*/
	readonly commands: readonly CommandName[];
	/**
	A switch is there or not; the value of the others may be optional, or they may be given several times.
	*/
	readonly takes: 'nothing' | 'value' | 'optional-value' | 'values';
	readonly shortFlag: string | undefined;
};

const usagePattern = /^(?:-(?<shortFlag>\w), )?--(?<name>[\-a-z]+)(?<value>\[=[A-Z]+\]| [A-Z]+)?(?<more> \.\.\.)?$/v;

const option = (usage: string, description: string, takers: readonly CommandName[]): Option => {
	const {shortFlag, name = '', value, more} = usagePattern.exec(usage)?.groups ?? {};
	const takesOne = value?.startsWith('[') ? 'optional-value' : 'value';
	return {
		name,
		usage,
		description,
		commands: takers,
		takes: value === undefined ? 'nothing' : (more === undefined ? takesOne : 'values'),
		shortFlag,
	};
};

const all = commands.map(command => command.name);
const clients = all.filter(name => name !== 'local');
const ofStream = clients.filter(name => name !== 'streams');

/**
Every option of every command, in the order of the help.
*/
export const options: readonly Option[] = [
	option('--stream NAME', 'The stream, by its name or its ARN ($STREAM, else clickstream-lab)', ofStream),
	option('--region NAME', 'The region ($AWS_REGION, else the profile\'s, else us-east-1)', all),
	option('--profile NAME', 'The profile of the shared AWS configuration files', clients),
	option('--endpoint URL', 'Another endpoint than AWS ($AWS_ENDPOINT_URL_KINESIS, $AWS_ENDPOINT_URL, else the profile\'s endpoint_url)', clients),
	option('--ca FILE', 'PEM file of the authority that signed the endpoint\'s certificate', clients),
	option('--local', 'Run on an embedded Kinesis that lives as long as the command', all),
	option('--json', 'JSON lines on stdout; a failure is one JSON line on stderr', all),
	option('--duration TIME', 'End by itself after this time: 30s, 5m, 1h', all),
	option('--read-only', 'Without every key and command that changes the stream', ['session', 'status', 'tail']),
	option('--shards N', 'Open shards of a stream that is created (1)', ['session', 'create']),
	option('--theme NAME', 'Colours of the dashboard: default, high-contrast or colour-blind (default)', ['session']),
	option('--ascii', 'Draw nothing but ASCII: for fonts that have no more', ['session']),
	option('--large', 'Fewer, larger things on the dashboard: for a projector', ['session']),
	option('--rate R', 'Events per second (2)', ['session', 'produce']),
	option('--seed N', 'The same seed gives the same events', ['session', 'produce']),
	option('--users N', 'Users, and so partition keys, of the events (5): with more, they spread evenly over many shards', ['session', 'produce']),
	option('--count N', 'End after so many events or records', ['produce', 'tail']),
	option('--verify', 'Read the events back and count lost, double and disordered ones', ['produce']),
	option('--from POSITION', 'latest, trim-horizon, an ISO time, a time ago such as 15m, or a record: sequence:SHARD:NUMBER (latest)', ['session', 'tail']),
	option('--shard ID ...', 'Only this shard, by its id or its number; may be repeated', ['tail']),
	option('--filter EXPRESSION', 'Only the records that this expression lets pass: docs/filters.md has the grammar', ['tail']),
	option('--query EXPRESSION', 'Print what this JMESPath expression makes of a record\'s JSON line: data.user_id', ['tail']),
	option('--raw', 'Records as they were put: aggregates and compressed data are not unpacked', ['tail']),
	option('--output FILE', 'Write the lines to this new file; one that exists is not touched', ['tail']),
	option('--rotate SIZE', 'Begin another file, with a number in its name, before one becomes larger: 100MB, 1GB', ['tail']),
	option('--buffer SIZE', 'What the feed keeps to scroll and filter: so many records, or bytes: 50000, 128MB (10000)', ['session']),
	option('--exit', 'End once caught up on all shards', ['tail']),
	option('--checkpoint FILE', 'Keep in this file what was read, and go on from there next time', ['tail']),
	option('--poll-interval TIME', 'Time between two reads of a shard that is caught up (1s)', ['session', 'tail']),
	option('--fan-out[=NAME]', 'Read by enhanced fan-out, as a consumer of this or a made-up name', ['session', 'tail']),
	option('--alert CONDITION ...', 'Watch for lag:30s, throttled:0, silence:5m, rate:5000, rate-below:1 or hot-shard:80%; may be repeated', ['session', 'tail']),
	option('--bell', 'Ring the terminal\'s bell when an alert is raised', ['session', 'tail']),
	option('--alerts-only', 'Print the alerts alone, and no records', ['tail']),
	option('--exit-on-alert', 'Fail with the first alert that is raised', ['tail']),
	option('--yes', 'Delete without asking', ['delete']),
	option('--port P', 'The port on 127.0.0.1 (4567); 0 takes a free one', ['local']),
	option('--no-limits', 'Lift the limits of throughput and call rates, for load tests; not on AWS', ['session', 'produce', 'tail', 'local']),
	option('--max-bytes SIZE', 'Most record bytes kept, the oldest go first: 64MB, 1GB (256MB)', ['local']),
	option('--data DIR', 'Keep streams and records in this folder across restarts', ['local']),
	option('--faults FILE', 'Inject the faults of this plan', ['local']),
	option('--config FILE', 'Take lasting defaults from this file instead of the one at its usual place', all),
	option('--ignore-config', 'Without the defaults of any config file', all),
	option('-h, --help', 'This text; after a command, that command\'s', all),
	option('-v, --version', 'The version', all),
];

/**
Whether the command takes the option.
*/
export const isTaking = (command: CommandName, name: string): boolean => options.some(candidate => candidate.name === name && candidate.commands.includes(command));
