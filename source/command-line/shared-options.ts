import type {ConnectionOptions} from '../kinesis/client/connection.js';
import type {StartPosition} from '../service/reading-start.js';
import {UserError} from '../user-error.js';
import {startPosition} from '../typed/start-position.js';
import * as values from '../typed/values.js';
import {
	caFile,
	consumerName,
	eventRate,
	pollInterval,
	profile,
	region as regionName,
	userCount,
	wholeNumberFrom,
} from './option-values.js';
import type {ParsedLine} from './parse.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/**
What every command takes.
*/
export type CommonOptions = {
	readonly streamName: string;
	/**
	How to reach the service; what is not given is left to the SDK's own chain.
	*/
	readonly connection: ConnectionOptions;
	/**
	Run on an embedded endpoint that lives as long as the command.
	*/
	readonly isLocal: boolean;
	/**
	False: an embedded endpoint enforces no limits per second, and any other is expected to have none.
	*/
	readonly hasLimits: boolean;
	readonly isJson: boolean;
	readonly durationMilliseconds: number | undefined;
};

/**
What the commands that produce take.
*/
export type EventOptions = {
	/**
	Events per second.
	*/
	readonly rate: number;
	readonly seed: number | undefined;
	/**
	Users, and so partition keys; undefined for the lab's.
	*/
	readonly userCount: number | undefined;
};

/**
What the commands that read take.
*/
export type ReadingOptions = {
	readonly from: StartPosition;
	readonly pollIntervalMilliseconds: number | undefined;
	/**
	Read by enhanced fan-out; without a name one is made up.
	*/
	readonly fanOut: {readonly consumerName: string | undefined} | undefined;
};

export type Flags = ParsedLine['flags'];

const DEFAULT_STREAM = 'clickstream-lab';
const DEFAULT_REGION = 'us-east-1';
const LAB_EVENTS_PER_SECOND = 2;
const MAX_SEED = (2 ** 32) - 1;

export const wrongUsage = (message: string): UserError => new UserError('wrong-usage', message, {exitCode: 2});

/**
The value of an option as `read` understands it; undefined when it was not given.
*/
export const given = <Value>(flags: Flags, name: string, read: (name: string, text: string) => Value): Value | undefined => {
	const flag = flags[name];
	return typeof flag === 'string' ? read(`--${name}`, flag) : undefined;
};

/**
A variable of the environment; an empty one counts as not set.
*/
const variable = (environment: Environment, name: string): string | undefined =>
	environment[name] === '' ? undefined : environment[name];

const region = (flags: Flags): string | undefined => given(flags, 'region', regionName);

/**
The region that an embedded endpoint says it is in: nothing else of the account's own set-up reaches it.
*/
export const embeddedRegion = (flags: Flags, environment: Environment): string => region(flags)
	?? variable(environment, 'AWS_REGION')
	?? variable(environment, 'AWS_DEFAULT_REGION')
	?? DEFAULT_REGION;

type WantedStream = ReturnType<typeof values.stream>;

const wantedStream = (flags: Flags, environment: Environment): WantedStream => {
	const text = variable(environment, 'STREAM');
	return given(flags, 'stream', values.stream)
		?? (text === undefined ? {streamName: DEFAULT_STREAM} : values.stream('$STREAM', text));
};

const regionOf = (flags: Flags, stream: WantedStream): string | undefined => {
	const asked = region(flags);
	if (asked !== undefined && stream.region !== undefined && asked !== stream.region) {
		throw wrongUsage(`The stream's ARN is of ${stream.region}, and --region says ${asked}: leave out --region, or give the stream's name alone.`);
	}

	return stream.region ?? asked;
};

const connectionOptions = (flags: Flags, environment: Environment, stream: WantedStream): ConnectionOptions => {
	if (flags.local === undefined) {
		return {
			region: regionOf(flags, stream),
			streamArn: stream.arn,
			profile: given(flags, 'profile', profile),
			endpoint: given(flags, 'endpoint', values.endpoint),
			caFile: given(flags, 'ca', caFile),
		};
	}

	const other = ['endpoint', 'profile', 'ca', 'checkpoint'].find(name => flags[name] !== undefined);
	if (other !== undefined) {
		throw wrongUsage(`--local runs on an empty endpoint of its own: leave out --${other}, or leave out --local.`);
	}

	if (stream.arn !== undefined) {
		throw wrongUsage(`--local runs on an empty endpoint of its own, and an ARN names a stream of an account: give the name alone, ${stream.streamName}, or leave out --local.`);
	}

	return {region: embeddedRegion(flags, environment), isEmbedded: true};
};

export const commonOptions = (flags: Flags, environment: Environment): CommonOptions => {
	const stream = wantedStream(flags, environment);
	return {
		streamName: stream.streamName,
		connection: connectionOptions(flags, environment, stream),
		isLocal: flags.local !== undefined,
		hasLimits: flags['no-limits'] === undefined,
		isJson: flags.json !== undefined,
		durationMilliseconds: given(flags, 'duration', values.duration),
	};
};

export const eventOptions = (flags: Flags): EventOptions => ({
	rate: given(flags, 'rate', eventRate) ?? LAB_EVENTS_PER_SECOND,
	seed: given(flags, 'seed', wholeNumberFrom(0, MAX_SEED)),
	userCount: given(flags, 'users', userCount),
});

/**
`now` is clock time in ms, for times such as `15m` ago.
*/
export const readingOptions = (flags: Flags, now: number): ReadingOptions => ({
	from: given(flags, 'from', (name, text) => startPosition(name, text, now)) ?? {type: 'latest'},
	pollIntervalMilliseconds: given(flags, 'poll-interval', pollInterval),
	fanOut: given(flags, 'fan-out', (name, text) => ({consumerName: consumerName(name, text)})),
});
