import type {Clock} from '../time/clock.js';
import type {Random} from '../random.js';
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
	Standard input: a confirmation is asked for only where somebody can type it.
	*/
	readonly input: NodeJS.ReadStream;
	/**
	From now on the command does what it is for: `--duration` counts from here, and not from a slow start.
	*/
	begin(): void;
};

/**
Resolves when the command is done, or when the signal aborted and everything is stopped and counted; a returned number is the exit code whatever the signal says. Throws a UserError when it failed.
*/
export type Command<CommandConfig> = (config: CommandConfig, context: CommandContext) => Promise<number | void>;
