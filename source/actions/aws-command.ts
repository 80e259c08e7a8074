import type {Connection} from '../kinesis/client/connection.js';

// A library (shescape) was considered: it looks for the shell's program on this machine, so it cannot quote for PowerShell elsewhere, and it wants a newer Node than clickmon does.

/**
Words that sh takes as they stand.
*/
const PLAIN_IN_SH = /^[\w%+,\-.\/:=@]+$/v;

/**
Words that PowerShell hands to a program as they stand: no comma (makes an array), no `@` (splatting), no dot in a word that begins with a dash (it is torn in two).
*/
const PLAIN_IN_POWERSHELL = /^(?:[\w\/:][\w\-.\/:]*|-[\w\-]*)$/v;

const quoteForSh = (word: string): string => PLAIN_IN_SH.test(word) ? word : `'${word.replaceAll('\'', String.raw`'\''`)}'`;

// PowerShell takes the typographic single quotes for quotes as well: each is doubled.
const quoteForPowerShell = (word: string): string => PLAIN_IN_POWERSHELL.test(word) ? word : `'${word.replaceAll(/['‘’‚‛]/gv, '$&$&')}'`;

/**
Words as one line that the platform's usual shell reads back as the same words: PowerShell on win32, sh elsewhere.
*/
export const quoteCommand = (words: readonly string[], platform: NodeJS.Platform): string =>
	words.map(word => platform === 'win32' ? quoteForPowerShell(word) : quoteForSh(word)).join(' ');

/**
An option with its value. A value that begins with a dash would be read as the next option, so it is joined with `=`.
*/
const option = (name: string, value: string | number): string[] => String(value).startsWith('-') ? [`--${name}=${value}`] : [`--${name}`, String(value)];

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
The whole `aws …` line for this connection: region always, the endpoint where there is one of its own, and the stream's ARN for its name where it was asked for by that.
*/
export const awsCommand = (words: readonly string[], connection: Pick<Connection, 'region' | 'endpoint' | 'streamArn'>, platform: NodeJS.Platform): string => quoteCommand([
	'aws',
	...byArn(words, connection.streamArn),
	...option('region', connection.region),
	...(connection.endpoint === undefined ? [] : option('endpoint-url', connection.endpoint)),
], platform);
