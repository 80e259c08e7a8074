import {classifyError} from '../errors/error-kind.js';
import type {ErrorKind} from '../../aws/errors/error-kind.js';
import {explainError} from '../errors/explain-error.js';
import {retryDelay, type Backoff} from '../../time/retry-delay.js';
import type {ReadEvent} from '../../service/read-event.js';
import type {ShardReading} from './shard-reading.js';

type BackingOff = Extract<ReadEvent, {type: 'backing-off'}>;

/**
How a reader handles a failed call that it can survive: what it says and how long it waits. Credentials and permissions come back only when a person acts, so these are tried seldom.
*/
type ReadTrouble = {
	readonly reason: BackingOff['reason'];
	readonly backoff: Backoff;
	/**
	The least wait in ms, whatever the jitter says.
	*/
	readonly floor: number;
};

const quick: Backoff = {base: 250, cap: 5000};

const throttled: ReadTrouble = {reason: 'throttled', backoff: {base: 500, cap: 5000}, floor: 200};
const unreachable: ReadTrouble = {reason: 'unreachable', backoff: quick, floor: 50};
const serviceError: ReadTrouble = {reason: 'service-error', backoff: quick, floor: 50};
const expired: ReadTrouble = {reason: 'expired-iterator', backoff: quick, floor: 0};
const credentials: ReadTrouble = {reason: 'credentials', backoff: {base: 2000, cap: 15_000}, floor: 1000};
const denied: ReadTrouble = {reason: 'denied', backoff: {base: 10_000, cap: 30_000}, floor: 5000};

const troubles: Readonly<Record<ErrorKind, ReadTrouble | undefined>> = {
	aborted: unreachable,
	throttled,
	unreachable,
	'unknown-host': unreachable,
	certificate: unreachable,
	timeout: unreachable,
	'service-error': serviceError,
	'wrong-service': serviceError,
	unknown: serviceError,
	'expired-iterator': expired,
	'expired-token': serviceError,
	'no-credentials': credentials,
	credentials,
	// The SDK learns the offset from the refusal itself: the next call is signed right.
	clock: {reason: 'credentials', backoff: quick, floor: 50},
	denied,
	encryption: denied,
	limit: denied,
	'in-use': throttled,
	'not-found': undefined,
	invalid: undefined,
};

/**
What a failed call means for a reader: the event that says so, with the wait before the next try. Throws the error itself if waiting cannot help: the thing to read is not there, or has a wrong name. `attempt` counts the failures in a row from 0.
*/
export const meetTrouble = (
	error: unknown,
	attempt: number,
	{connection, streamName, shardId, random}: Pick<ShardReading, 'connection' | 'streamName' | 'shardId' | 'random'>,
	kind: ErrorKind = classifyError(error),
): BackingOff => {
	const trouble = troubles[kind];
	if (!trouble) {
		throw error;
	}

	return {
		type: 'backing-off',
		shardId,
		reason: trouble.reason,
		message: explainError(error, {...connection, streamName}).message,
		retryInMs: Math.max(trouble.floor, retryDelay(attempt, trouble.backoff, random)),
	};
};
