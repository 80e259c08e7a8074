import {isLocalEndpoint} from '../aws/endpoint.js';
import type {Connection} from '../kinesis/client/connection.js';
import {escapeUnits} from '../records/text/escape-units.js';
import {quoteCommand} from '../shell/quote-command.js';

/**
An option of the AWS CLI with its value. A value that begins with a dash would be read as the next option, so it is joined with `=`.
*/
export const option = (name: string, value: string | number): string[] => String(value).startsWith('-') ? [`--${name}=${value}`] : [`--${name}`, String(value)];

/**
The words after `aws` for an operation of Kinesis; an option without a value is given as `true`.
*/
export const kinesisWords = (operation: string, options: Readonly<Record<string, string | number | true>>): readonly string[] => [
	'kinesis',
	operation,
	...Object.entries(options).flatMap(([name, value]) => value === true ? [`--${name}`] : option(name, value)),
];

// A stream of another account has no name here, only its ARN.
const byArn = (words: readonly string[], streamArn: string | undefined): readonly string[] => {
	const index = words.findIndex(word => /^--stream-name(?:=|$)/v.test(word));
	// A stream that does not exist yet has no ARN.
	return streamArn === undefined || index === -1 || words.includes('create-stream')
		? words
		: words.toSpliced(index, words[index]!.includes('=') ? 1 : 2, ...option('stream-arn', streamArn));
};

/**
Where a command is to go, and as whom.
*/
export type AwsPlace = Pick<Connection, 'region' | 'endpoint' | 'streamArn' | 'profile'>;

// An emulator on this machine takes any credentials, so it takes none; the CLI wants some, or this option.
const whoAndWhere = ({region, endpoint, profile}: AwsPlace): readonly string[] => [
	...option('region', region),
	...(endpoint === undefined ? [] : option('endpoint-url', endpoint)),
	...(endpoint !== undefined && isLocalEndpoint(endpoint) ? ['--no-sign-request'] : (profile === undefined ? [] : option('profile', profile))),
];

type WordInFile = {
	readonly file: string;
	readonly text: string;
	/**
	What stands in its place: the CLI reads the file.
	*/
	readonly reference: string;
};

/**
Options whose value the AWS CLI reads as JSON.
*/
const JSON_OPTIONS = new Set(['--tags', '--tag-keys']);

// What Set-Content writes, and how the CLI reads it, depends on versions and code pages but for these.
const inAscii = (json: string): string => json.replaceAll(/\P{ASCII}/gv, character => escapeUnits(character));

/**
A value that PowerShell hands to the CLI in a file. It has no pipe for the bytes of a record; and of a word with double quotes, Windows PowerShell 5 hands on the word without them, or PowerShell 7 the backslashes that would have kept them.
*/
const wordInFile = (name: string | undefined, word: string): WordInFile | undefined => {
	if (name === '--data') {
		return {file: 'click.json', text: word, reference: 'fileb://click.json'};
	}

	if (!name?.startsWith('--') || !word.includes('"')) {
		return undefined;
	}

	const isJson = JSON_OPTIONS.has(name);
	const file = `${name.replace(/^--/v, '')}.${isJson ? 'json' : 'txt'}`;
	return {file, text: isJson ? inAscii(word) : word, reference: `file://${file}`};
};

/**
The whole `aws …` line for this connection: region always, the endpoint and the profile where there are any, and the stream's ARN for its name where it was asked for by that.

`--data` is written as a person reads it. Version 1 of the CLI takes it as text and version 2 as base64, and Windows PowerShell 5 drops the double quotes that PowerShell 7 keeps; bytes from a file (`fileb://`) are the same to all of them.
*/
export const awsCommand = (words: readonly string[], connection: AwsPlace, platform: NodeJS.Platform): string => {
	const spell = (shown: readonly string[]) => quoteCommand(['aws', ...byArn(shown, connection.streamArn), ...whoAndWhere(connection)], platform);
	if (platform === 'win32') {
		const inFiles = words.map((word, index) => wordInFile(words[index - 1], word));
		return [
			...inFiles.filter(one => one !== undefined).map(({file, text}) => quoteCommand(['Set-Content', file, text, '-NoNewline'], platform)),
			spell(words.map((word, index) => inFiles[index]?.reference ?? word)),
		].join('; ');
	}

	const place = words.indexOf('--data') + 1;
	return place === 0
		? spell(words)
		: `${quoteCommand(['printf', '%s', words[place]!], platform)} | ${spell(words.with(place, 'fileb:///dev/stdin'))}`;
};
