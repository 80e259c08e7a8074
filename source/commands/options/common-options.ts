import type {ConnectionOptions} from '../../kinesis/client/connection.js';
import * as values from '../../typed/values.js';
import {type Flags, wrongUsage} from './flags.js';
import {type Option, option} from './option.js';
import {textFor} from './values.js';

export type EmbeddedOptions = {
	/**
	The port that it has where that is free; else any free one.
	*/
	readonly preferredPort?: number;
	/**
	How long creating, scaling and deleting take, in ms.
	*/
	readonly transitionMilliseconds?: number;
};

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
	False: the embedded endpoint enforces no limits per second. Another endpoint is expected to have no limits.
	*/
	readonly hasLimits: boolean;
	readonly isJson: boolean;
	readonly durationMilliseconds: number | undefined;
	/**
	How the embedded endpoint behaves, where it is not as usual.
	*/
	readonly embedded?: EmbeddedOptions;
};

const DEFAULT_STREAM = 'clickstream-lab';
const DEFAULT_REGION = 'us-east-1';

export const stream = option('--stream NAME', 'The stream, by its name or its ARN ($STREAM, else clickstream-lab)', {
	read: values.stream,
	lasting: {variables: ['STREAM'], isPlace: true},
});

export const region = option('--region NAME', 'The region ($AWS_REGION, else the profile\'s, else us-east-1)', {
	read: textFor('a region such as eu-central-1'),
	lasting: {variables: ['AWS_REGION', 'AWS_DEFAULT_REGION'], isPlace: true},
});

export const profile = option('--profile NAME', 'The profile of the shared AWS configuration files', {
	read: textFor('the name of a profile'),
	lasting: {variables: ['AWS_PROFILE'], isPlace: true},
});

export const endpoint = option('--endpoint URL', 'Another endpoint than AWS ($AWS_ENDPOINT_URL_KINESIS, $AWS_ENDPOINT_URL, else the profile\'s endpoint_url)', {
	read: values.endpoint,
	lasting: {variables: ['AWS_ENDPOINT_URL_KINESIS', 'AWS_ENDPOINT_URL'], isPlace: true},
});

export const caFile = option('--ca FILE', 'PEM file of the authority that signed the endpoint\'s certificate', {
	read: textFor('a PEM file'),
	lasting: {variables: ['AWS_CA_BUNDLE'], isPlace: true},
});

export const local = option('--local', 'Run on an embedded Kinesis that lives as long as the command');
export const json = option('--json', 'JSON lines on stdout; a failure is one JSON line on stderr');
const duration = option('--duration TIME', 'End by itself after this time: 30s, 5m, 1h', {read: values.duration});

export const checkpoint = option('--checkpoint FILE', 'Keep in this file what was read, and go on from there next time', {read: textFor('a file')});

export const noLimits = option('--no-limits', 'Lift the limits of throughput and call rates, for load tests; not on AWS');

/**
Of a command that calls no service of its own.
*/
export const ownOptions = [region, local, json, duration];

/**
Of a command that calls the service, but names no stream.
*/
export const serviceOptions = [region, profile, endpoint, caFile, local, json, duration];

/**
Of a command that works on one stream.
*/
export const streamOptions = [stream, ...serviceOptions];

export const config = option('--config FILE', 'Take lasting defaults from this file instead of the one at its usual place', {read: textFor('a file')});

/**
Every command has these, and the help names them last.
*/
export const lastOptions: readonly Option[] = [
	config,
	option('--ignore-config', 'Without the defaults of any config file'),
	option('-h, --help', 'This text; after a command, that command\'s'),
	option('-v, --version', 'The version'),
];

/**
The region of an embedded endpoint. Nothing else of the AWS configuration applies to it.
*/
export const embeddedRegion = (flags: Flags): string => flags.value(region)
	?? flags.variable('AWS_REGION')
	?? flags.variable('AWS_DEFAULT_REGION')
	?? DEFAULT_REGION;

type WantedStream = ReturnType<typeof values.stream>;

const wantedStream = (flags: Flags, isTakingStream: boolean): WantedStream => {
	// A command without --stream ignores $STREAM too.
	const text = isTakingStream ? flags.variable('STREAM') : undefined;
	return flags.values(stream)[0] ?? (text === undefined ? {streamName: DEFAULT_STREAM} : values.stream('$STREAM', text));
};

const regionOf = (flags: Flags, {region: own}: WantedStream): string | undefined => {
	const asked = flags.value(region);
	if (asked !== undefined && own !== undefined && asked !== own) {
		throw wrongUsage(`The stream's ARN is of ${own}, and --region says ${asked}: leave out --region, or give the stream's name alone.`);
	}

	return own ?? asked;
};

/**
An embedded endpoint has no streams of an account.
*/
export const arnWithLocal = (streamName: string) =>
	wrongUsage(`--local runs on an empty endpoint of its own, and an ARN names a stream of an account: give the name alone, ${streamName}, or leave out --local.`);

const connectionOptions = (flags: Flags, wanted: WantedStream): ConnectionOptions => {
	if (!flags.has(local)) {
		return {
			region: regionOf(flags, wanted),
			streamArn: wanted.arn,
			profile: flags.value(profile),
			endpoint: flags.value(endpoint),
			caFile: flags.value(caFile),
		};
	}

	const other = [endpoint, profile, caFile, checkpoint].find(one => flags.has(one));
	if (other !== undefined) {
		throw wrongUsage(`--local runs on an empty endpoint of its own: leave out --${other.name}, or leave out --local.`);
	}

	if (wanted.arn !== undefined) {
		throw arnWithLocal(wanted.streamName);
	}

	return {region: embeddedRegion(flags), isEmbedded: true};
};

/**
Throws a UserError.
*/
export const commonOptions = (flags: Flags, isTakingStream: boolean): CommonOptions => {
	const wanted = wantedStream(flags, isTakingStream);
	return {
		streamName: wanted.streamName,
		connection: connectionOptions(flags, wanted),
		isLocal: flags.has(local),
		hasLimits: !flags.has(noLimits),
		isJson: flags.has(json),
		durationMilliseconds: flags.value(duration),
	};
};
