import {evaluate, parse, type MemberNode} from '@humanwhocodes/momoa';
import {jsonComplaint} from '../../records/text/json-complaint.js';
import {UserError} from '../../user-error.js';
import type {RawFlags} from '../../commands/options/flags.js';
import type {Option} from '../../commands/options/option.js';
import {type LastingOption, lastingOptions, options} from '../../commands/registry.js';
import {suggestion} from '../../typed/suggestion.js';
import type {ConfigFile} from './config-file.js';

type Flag = RawFlags[string];

const fault = (place: string, message: string): UserError => new UserError('bad-config-file', `${place}: ${message}`, {exitCode: 2});

const EXAMPLE = '{"region": "eu-central-1"}';

const readMembers = (path: string, text: string): readonly MemberNode[] => {
	let body;
	try {
		// Comments, because people leave themselves notes; a comma after the last line, because they move lines.
		({body} = parse(text, {mode: 'jsonc', allowTrailingCommas: true}));
	} catch (error) {
		const {line, message} = error as Error & {line?: number};
		throw fault(line === undefined ? path : `${path}, line ${line}`, `this is no JSON: ${jsonComplaint(message)}.`);
	}

	if (body.type !== 'Object') {
		throw fault(path, `it wants one JSON object of options, such as ${EXAMPLE}.`);
	}

	return body.members;
};

const optionCalled = (place: string, name: string): LastingOption => {
	if (options.every(candidate => candidate.name !== name)) {
		throw fault(place, `there is no option “${name}”${suggestion(name, lastingOptions.map(candidate => candidate.name))}`);
	}

	const option = lastingOptions.find(candidate => candidate.name === name);
	if (option === undefined) {
		throw fault(place, `“${name}” is nothing that lasts: give --${name} on the command line, each time that you mean it.`);
	}

	return option;
};

const isText = (value: unknown): value is string | number => typeof value === 'string' || typeof value === 'number';

/**
What the option would be on the command line; undefined for a switch that is off.
*/
const flagOf = ({takes, usage}: Option, value: unknown, name: string): Flag => {
	if (takes === 'nothing' || (takes === 'optional-value' && typeof value === 'boolean')) {
		if (typeof value !== 'boolean') {
			throw fault(name, 'a switch is true or false.');
		}

		return value ? (takes === 'nothing' ? true : '') : undefined;
	}

	if (takes === 'values' && Array.isArray(value) && value.every(isText)) {
		return value.map(String);
	}

	if (!isText(value)) {
		throw fault(name, `it takes ${takes === 'values' ? 'a list of texts' : 'one text or number'}, as in ${usage.replace(/ \.{3}$/v, '')}.`);
	}

	return takes === 'values' ? [String(value)] : String(value);
};

/**
Reads the text of a config file, all of it checked as the command line would be; `now` is clock time in ms. Throws a UserError with exit code 2 that names file, line and reason.
*/
export const parseConfigFile = (path: string, text: string, now: number): ConfigFile => {
	const flags = new Map<string, Flag>();
	for (const {name: key, value, loc} of readMembers(path, text)) {
		const name = key.type === 'String' ? key.value : key.name;
		const place = `${path}, line ${loc.start.line}`;
		const option = optionCalled(place, name);
		if (flags.has(name)) {
			throw fault(place, `“${name}” stands here for the second time: give it once.`);
		}

		const flag = flagOf(option, evaluate(value), `${place}, “${name}”`);
		for (const one of [flag ?? []].flat()) {
			option.read?.(`${place}: “${name}”`, String(one), now);
		}

		flags.set(name, flag);
	}

	return {path, flags: Object.fromEntries(flags)};
};
