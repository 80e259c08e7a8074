import {startPosition} from '../../typed/start-position.js';
import {threshold} from '../alert-options.js';
import {bufferSize} from '../buffer-size.js';
import type {CommandName} from '../commands.js';
import {
	consumerName,
	eventRate,
	caFile,
	pollInterval,
	port,
	profile,
	region,
	storeSize,
	theme,
	userCount,
} from '../option-values.js';
import * as values from '../../typed/values.js';

type LastingOption = {
	/**
	Checks the text of one value, as for the command line; `now` is clock time in ms. Throws a UserError. A switch has none.
	*/
	check?(name: string, text: string, now: number): unknown;
	/**
	The environment variables that outrank the file.
	*/
	readonly variables?: readonly string[];
	/**
	Says where the stream is, which `--local` knows by itself.
	*/
	readonly isPlace?: true;
	/**
	The one command that it counts for: what a script gets from the others does not depend on a file.
	*/
	readonly command?: CommandName;
};

/**
The options that may stand in the config file: those that say how and where to look. What changes or costs something, ends the program, hides records or decides what a script gets is said each time.
*/
export const lastingOptions: Readonly<Record<string, LastingOption>> = {
	stream: {check: values.stream, variables: ['STREAM'], isPlace: true},
	region: {check: region, variables: ['AWS_REGION', 'AWS_DEFAULT_REGION'], isPlace: true},
	profile: {check: profile, variables: ['AWS_PROFILE'], isPlace: true},
	endpoint: {check: values.endpoint, variables: ['AWS_ENDPOINT_URL_KINESIS', 'AWS_ENDPOINT_URL'], isPlace: true},
	ca: {check: caFile, variables: ['AWS_CA_BUNDLE'], isPlace: true},
	'read-only': {},
	theme: {check: theme},
	ascii: {},
	large: {},
	rate: {check: eventRate},
	users: {check: userCount},
	from: {check: startPosition},
	'poll-interval': {check: pollInterval},
	'fan-out': {check: consumerName},
	alert: {check: threshold, command: 'session'},
	bell: {command: 'session'},
	buffer: {check: bufferSize},
	port: {check: port},
	'max-bytes': {check: storeSize},
};
