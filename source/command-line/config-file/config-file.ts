import type {RawFlags} from '../../commands/options/flags.js';

/**
The lasting defaults of a person: what options of the command line are taken to be where none was typed.
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
