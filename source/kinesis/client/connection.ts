import {findAccess, type Access, type AccessOptions} from '../../aws/access.js';
import {sharedSource} from '../../aws/credentials.js';
import {isOnAws} from '../../aws/endpoint.js';
import type {AwsService} from '../../aws/service.js';
import {KINESIS} from '../kinesis-service.js';
import {parseStreamArn, type StreamArn} from '../../service/stream-arn.js';
import {UserError} from '../../user-error.js';
import {createSdk} from './lazy-sdk.js';
import type {Sdk} from './sdk.js';

/**
How to reach a Kinesis endpoint. Nothing given means AWS, through the SDK's own chain.
*/
export type ConnectionOptions = AccessOptions & {
	/**
	The embedded endpoint's URL, once it listens: calls wait for that.
	*/
	readonly listening?: Promise<string>;
	readonly throttledOf?: Connection['throttledOf'];
	readonly readFromOldestOf?: Connection['readFromOldestOf'];
	readonly droppedRecords?: Connection['droppedRecords'];
	/**
	The stream's ARN, if it was asked for by ARN: calls then name the stream by it, which reaches other accounts too.
	*/
	readonly streamArn?: string;
};

/**
An open way to Kinesis. Other rooms pass it along; only kinesis/ looks at `sdk`.
*/
export type Connection = {
	readonly sdk: Sdk;
	readonly region: string;
	/**
	Undefined on AWS itself, and until an embedded endpoint listens.
	*/
	readonly endpoint: string | undefined;
	readonly isEmbedded: boolean;
	/**
	What an embedded endpoint of this process throttled on a stream since it was created, for all clients. Missing elsewhere: on AWS only CloudWatch knows.
	*/
	throttledOf?(streamName: string): {readonly records: number; readonly reads: number} | undefined;
	/**
	What other programs read from the oldest record of a shard, at an embedded endpoint of this process; for the shard with most reads. Missing elsewhere.
	*/
	readFromOldestOf?(streamName: string): {readonly shardId: string; readonly records: number} | undefined;
	/**
	How many records an embedded endpoint of this process dropped, of all streams, because it keeps only this many bytes. Missing elsewhere.
	*/
	droppedRecords?(): {readonly records: number; readonly keptBytes: number};
	/**
	The profile that was asked for, for messages.
	*/
	readonly profile?: string;
	/**
	What calls send in place of the stream's name, if it was asked for by its ARN.
	*/
	readonly streamArn?: string;
	/**
	The way to another service, with the same region, profile, certificates and code of an MFA device. Undefined beside an emulator of Kinesis if that service has no endpoint of its own: the tables of an AWS account are not about this stream.
	*/
	accessTo?(service: AwsService): Promise<Access | undefined>;
	/**
	Ends keep-alive sockets, so that the process can end.
	*/
	close(): void;
};

const readStreamArn = (arn: string): StreamArn => {
	const stream = parseStreamArn(arn);
	if (stream === undefined) {
		throw new UserError('bad-value', `“${arn}” is not a stream ARN: give one such as arn:aws:kinesis:eu-central-1:123456789012:stream/clicks.`, {exitCode: 2});
	}

	return stream;
};

/**
Finds region, endpoint and credentials, in the SDK's order of precedence; makes no call. Throws a UserError for an invalid region, endpoint, profile or certificate file.
*/
export const connect = async (options: ConnectionOptions): Promise<Connection> => {
	const access = await findAccess(KINESIS, options);
	let {endpoint} = access;
	const isEmbedded = options.isEmbedded ?? false;
	const sdk = createSdk({
		...access,
		async endpoint() {
			endpoint = await options.listening ?? endpoint;
			return endpoint;
		},
		isEmbedded,
		stream: options.streamArn === undefined ? undefined : readStreamArn(options.streamArn),
	});
	return {
		sdk,
		region: access.region,
		get endpoint() {
			return endpoint;
		},
		isEmbedded,
		profile: options.profile,
		throttledOf: options.throttledOf,
		readFromOldestOf: options.readFromOldestOf,
		droppedRecords: options.droppedRecords,
		streamArn: options.streamArn,
		async accessTo(service) {
			const {profile, caFile} = options;
			const other = await findAccess(service, {region: access.region, profile, caFile});
			return other.endpoint === undefined && !isOnAws({endpoint, isEmbedded})
				? undefined
				: {...other, credentials: other.hasPlaceholders || !access.credentials ? undefined : sharedSource(access.credentials)};
		},
		close() {
			sdk.destroy();
		},
	};
};
