import type {Clock} from '../time/clock.js';
import type {Random} from '../random.js';
import {type CommonOptions, commonOptions, lastOptions} from './options/common-options.js';
import {type Flags, wrongUsage} from './options/flags.js';
import type {Option} from './options/option.js';
import {checkReadOnly} from './options/read-only.js';
import {readOnly} from './options/shared-options.js';
import type {Output} from './output/output.js';

/**
What every command runs with.
*/
export type CommandContext = {
	readonly clock: Clock;
	readonly random: Random;
	/**
	Aborts with a `Stop` as its reason.
	*/
	readonly signal: AbortSignal;
	readonly output: Output;
	/**
	Standard input. A command asks for a confirmation only at a terminal.
	*/
	readonly input: NodeJS.ReadStream;
	/**
	The command is ready. `--duration` counts from here, so a slow start does not shorten it.
	*/
	begin(): void;
};

/**
Resolves when the command is done, or when the signal aborted and everything is stopped and counted; a returned number is the exit code whatever the signal says. Throws a UserError when it failed.
*/
export type Command<Config> = (config: Config, context: CommandContext) => Promise<number | void>;

/**
What the commands are about: the headings of the help, in their order.
*/
export const subjects = [
	'Records',
	'The stream',
	'Its shards',
	'Who reads it, what it did, what is left',
	'The lab, and Kinesis without an account',
	'This program',
] as const;

/**
What a command does, for the parser, the help and the tables of the documentation.
*/
type Description = {
	/**
	As typed. The one named `session` is what runs when none is typed.
	*/
	readonly name: string;
	/**
	How it is typed, with its words: `scale <count>`.
	*/
	readonly usage: string;
	/**
	Its heading in the help. The dashboard has none: it stands before them.
	*/
	readonly subject?: (typeof subjects)[number];
	readonly description: string;
	/**
	In the order of its help.
	*/
	readonly options: readonly Option[];
	/**
	Most words that may follow its name; default none.
	*/
	readonly mostWords?: number;
	/**
	Command lines as a person types them, for its help: without the first `clickmon`.
	*/
	readonly examples: readonly string[];
	/**
	The words that may follow its name, where they are known, for a shell to complete.
	*/
	wordChoices?(): readonly string[];
};

type Definition<Own> = Description & {
	/**
	The flags with what goes without saying for it.
	*/
	typed?(flags: Flags): Flags;
	/**
	The command changes a stream or writes to it: always, or with the flags that the function tells. It takes `--read-only`, and with it changes nothing.
	*/
	readonly changesStream?: true | ((flags: Flags) => boolean);
	/**
	What was typed for it alone, checked. Throws a UserError.
	*/
	read(flags: Flags, common: CommonOptions): Own;
	/**
	The code that runs it, loaded when it runs: `--help` needs neither React nor the SDK.
	*/
	load(config: CommonOptions & Own): Promise<Command<CommonOptions & Own>>;
};

/**
A command with all that it needs to know.
*/
export type ReadyCommand = {
	readonly config: CommonOptions & {readonly command: string};
	run(context: CommandContext): ReturnType<Command<unknown>>;
};

export type CommandDefinition = Description & {
	/**
	Throws a UserError.
	*/
	prepare(flags: Flags): ReadyCommand;
};

export const defineCommand = <Own>({typed = flags => flags, changesStream, read, load, ...description}: Definition<Own>): CommandDefinition => {
	const {name, mostWords = 0} = description;
	const options = [...description.options, ...(changesStream === undefined ? [] : [readOnly]), ...lastOptions];
	return {
		...description,
		options,
		prepare(given) {
			const flags = typed(given);
			const common = commonOptions(flags, options.some(option => option.name === 'stream'));
			const extra = flags.words[mostWords];
			if (extra !== undefined) {
				throw wrongUsage(`clickmon ${name} does not take “${extra}”; clickmon ${name} --help shows what it takes.`);
			}

			const config = {...common, ...read(flags, common), command: name};
			if (changesStream === true || changesStream?.(flags)) {
				checkReadOnly(flags, options);
			}

			return {
				config,
				async run(context) {
					const command = await load(config);
					return command(config, context);
				},
			};
		},
	};
};
