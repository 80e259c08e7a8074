/**
How the config file may hold an option. An option that changes or costs something, ends the program, hides records or decides what a script gets has none: it is given each time.
*/
export type Lasting = {
	/**
	The environment variables that outrank the file.
	*/
	readonly variables?: readonly string[];
	/**
	Says where the stream is; `--local` takes that from nowhere else.
	*/
	readonly isPlace?: true;
	/**
	The only command that takes it from the file: what a script gets from the others does not depend on a file.
	*/
	readonly command?: string;
};

type Details<Value> = {
	/**
	Checks the text of one value and reads it; `now` is clock time in ms. Throws a UserError. A switch has none.
	*/
	read?(name: string, text: string, now: number): Value;
	readonly lasting?: Lasting;
	/**
	Values that a shell can complete: all that there are, or the usual ones.
	*/
	readonly choices?: readonly string[];
};

/**
An option of one or several commands. Everything about it stands here once: the parser, the help, the config file and the tables of the documentation ask it.
*/
export type Option<Value = unknown> = Details<Value> & {
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
	A switch is there or not; the value of the others may be optional, or they may be given several times.
	*/
	readonly takes: 'nothing' | 'value' | 'optional-value' | 'values';
	readonly shortFlag: string | undefined;
};

const usagePattern = /^(?:-(?<shortFlag>\w), )?--(?<name>[\-a-z]+)(?<value>\[=[A-Z]+\]| [A-Z]+(?:=[A-Z]+|\[?:[A-Z]+\]?|\[:[A-Z]+\[:[A-Z]+\]\])?)?(?<more> \.\.\.)?$/v;

/**
Defines an option. Its usage says what it takes: `--json` is a switch, `--rate R` takes a value, `--shard ID ...` may be repeated.
*/
export const option = <Value>(usage: string, description: string, details: Details<Value> = {}): Option<Value> => {
	const {shortFlag, name = '', value, more} = usagePattern.exec(usage)?.groups ?? {};
	const takesOne = value?.startsWith('[') ? 'optional-value' : 'value';
	return {
		...details,
		name,
		usage,
		description,
		takes: value === undefined ? 'nothing' : (more === undefined ? takesOne : 'values'),
		shortFlag,
	};
};
