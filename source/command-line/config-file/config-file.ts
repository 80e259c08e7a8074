import type {RawFlags} from '../../commands/options/flags.js';

/**
The user's defaults for options that are not typed.
*/
export type ConfigFile = {
	/**
	Where it was read, for messages.
	*/
	readonly path: string;
	/**
	By the option's name, in the form of the command line's.
	*/
	readonly flags: RawFlags;
};
