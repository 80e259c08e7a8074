/**
One row per command: the parser, the help and the readme's table are made from it. The one without a name is `session`: the dashboard, or its line mode where stdout is no terminal.
*/
export const commands = [
	{
		name: 'session',
		usage: '',
		description: 'The dashboard. Where stdout is no terminal, or with `--json`, the same session line by line',
	},
	{
		name: 'create',
		usage: 'create',
		description: 'Create the stream and wait until it is ACTIVE; says so if it exists already',
	},
	{
		name: 'streams',
		usage: 'streams',
		description: 'The streams of the region: name, status, mode, open shards, when created',
	},
	{
		name: 'status',
		usage: 'status',
		description: 'The stream\'s summary and its shards: id, state, hash-key range, parents',
	},
	{
		name: 'produce',
		usage: 'produce',
		description: 'Write click events, one line each, until `--count` or Ctrl+C; a summary at the end',
	},
	{
		name: 'tail',
		usage: 'tail',
		description: 'Print the records of every shard, following reshards',
	},
	{
		name: 'scale',
		usage: 'scale <count>',
		description: 'Change the number of open shards and wait until the stream is ACTIVE',
	},
	{
		name: 'delete',
		usage: 'delete',
		description: 'Delete the stream, its records and its consumers, after its name was typed, and wait until it is gone',
	},
	{
		name: 'local',
		usage: 'local',
		description: 'The embedded Kinesis on its own, for the AWS CLI, boto3 and a second clickmon',
	},
] as const satisfies ReadonlyArray<{name: string; usage: string; description: string}>;

export type CommandName = (typeof commands)[number]['name'];

/**
The command in a sentence; the one without a name is called by what is typed.
*/
export const spokenName = (name: CommandName): string => name === 'session' ? 'clickmon without a command' : `clickmon ${name}`;
