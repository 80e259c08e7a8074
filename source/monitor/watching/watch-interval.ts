import {isLocalEndpoint} from '../../aws/endpoint.js';
import type {Random} from '../../random.js';
import type {TrackedState} from '../tracked-state.js';

/**
The time between two looks at the stream, in ms. DescribeStreamSummary has 20 calls a second for the whole account, which a classroom shares. So it looks seldom when quiet, and about once a second during a change. An emulator on this machine has no such limit, and its changes are quick.
*/
const CHANGING = {aws: 1000, local: 250};
const QUIET = {aws: 3000, local: 2000};

/**
Waits after a failure double from the first to the last, so that an endpoint that comes back is noticed within seconds.
*/
const FAILING = {first: 1000, last: 8000};

/**
Many people may start at the same moment, so each wait is up to this much shorter, at random.
*/
const JITTER = 0.2;

/**
The wait before the next look, after `failures` failures in a row.
*/
export const watchInterval = (state: TrackedState, failures: number, random: Random): number => {
	const place = state.endpoint !== undefined && isLocalEndpoint(state.endpoint) ? 'local' : 'aws';
	const isChanging = state.runningAction !== undefined || (state.stream !== undefined && state.stream.status !== 'ACTIVE');
	const usual = isChanging ? CHANGING[place] : QUIET[place];
	const wait = failures === 0 ? usual : Math.min(FAILING.last, FAILING.first * (2 ** (failures - 1)));
	return Math.round(wait * (1 - (JITTER * random())));
};

/**
Closed shards disappear when their records expire; no summary shows it.
*/
const LISTING_MAX_AGE_MILLISECONDS = 60_000;

/**
During a change, the many pages of a large stream's shards are listed only this often.
*/
const BIG_LISTING_SHARDS = 1000;
const BIG_LISTING_MIN_AGE_MILLISECONDS = 5000;

export type ShardListing = {
	readonly at: number;
	/**
	The summary at that time.
	*/
	readonly createdAt: number;
	readonly status: string;
	readonly openShardCount: number;
	readonly shardCount: number;
};

/**
Whether to list the shards (again). The service lists them only for a stream that is ACTIVE or UPDATING.
*/
export const isListingDue = (state: TrackedState, listing: ShardListing | undefined, now: number): boolean => {
	const {stream} = state;
	if (stream === undefined || (stream.status !== 'ACTIVE' && stream.status !== 'UPDATING')) {
		return false;
	}

	if (listing?.createdAt !== stream.createdAt) {
		return true;
	}

	const age = now - listing.at;
	const isChanged = listing.status !== stream.status || listing.openShardCount !== stream.openShardCount;
	return isChanged || age >= LISTING_MAX_AGE_MILLISECONDS ? true : stream.status === 'UPDATING' && (listing.shardCount <= BIG_LISTING_SHARDS || age >= BIG_LISTING_MIN_AGE_MILLISECONDS);
};
