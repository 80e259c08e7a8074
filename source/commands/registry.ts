import type {CommandDefinition} from './command.js';
import {createCompletion} from './completion/command.js';
import {consumers} from './consumers/command.js';
import {create} from './create/command.js';
import {deletion} from './delete/command.js';
import {demo} from './demo/command.js';
import {explain} from './explain/command.js';
import {createHelp} from './help/command.js';
import {lab} from './lab/command.js';
import {leftovers} from './leftovers/command.js';
import {local} from './local/command.js';
import {merge} from './merge/command.js';
import {metrics} from './metrics/command.js';
import {lastOptions} from './options/common-options.js';
import type {Lasting, Option} from './options/option.js';
import {produce} from './produce/command.js';
import {put} from './put/command.js';
import {replay} from './replay/command.js';
import {scale} from './scale/command.js';
import {session} from './session/command.js';
import {set} from './set/command.js';
import {split} from './split/command.js';
import {status} from './status/command.js';
import {streams} from './streams/command.js';
import {tail} from './tail/command.js';

// These two speak of all commands, themselves included.
const completion = createCompletion(() => commands);
const manual = createHelp(() => commands);

/**
Every command, in the order of the help. The parser, the help and the tables of the documentation are made from it.
*/
export const commands: readonly CommandDefinition[] = [
	session,
	produce,
	put,
	tail,
	explain,
	streams,
	status,
	create,
	set,
	deletion,
	scale,
	split,
	merge,
	consumers,
	metrics,
	leftovers,
	lab,
	demo,
	replay,
	local,
	manual,
	completion,
];

/**
The command of this name.
*/
export const commandNamed = (name: string): CommandDefinition => commands.find(command => command.name === name)!;

/**
Every option of every command, in the order of the help.
*/
export const options: readonly Option[] = [
	...commands.flatMap(command => command.options).filter((option, index, all) => all.indexOf(option) === index && !lastOptions.includes(option)),
	...lastOptions,
];

export type LastingOption = Option & {readonly lasting: Lasting};

const isLasting = (option: Option): option is LastingOption => option.lasting !== undefined;

/**
The options that may stand in the config file.
*/
export const lastingOptions: readonly LastingOption[] = options.filter(option => isLasting(option))
	// The session takes several streams, all other commands one: the file names one.
	.filter(({name, takes}) => takes !== 'values' || options.every(other => other.name !== name || other.takes === 'values'));

/**
Whether the command takes the option.
*/
export const isTaking = (command: CommandDefinition, {name}: Option): boolean => command.options.some(option => option.name === name);

export const takersOf = (option: Option): readonly CommandDefinition[] => commands.filter(command => isTaking(command, option));

/**
The command in a sentence; the one without a name is called by what is typed.
*/
export const spokenName = ({name}: CommandDefinition): string => name === 'session' ? 'clickmon without a command' : `clickmon ${name}`;
