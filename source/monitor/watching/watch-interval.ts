import {isLocalEndpoint} from '../../aws/endpoint.js';
import type {Random} from '../../random.js';
import type {TrackedState} from '../tracked-state.js';

/**
How long to wait between two looks at the stream, in ms. DescribeStreamSummary has 20 calls a second for the whole account, which a classroom shares: so seldom when quiet, and about once a second while something is going on. An emulator on this machine is shared with nobody, and its changes take only a moment.
*/
const CHANGING = {aws: 1000, local: 250};
const QUIET = {aws: 3000, local: 2000};

/**
Waits after a failure double from the first to the last: an endpoint that comes back is noticed within seconds.
*/
const FAILING = {first: 1000, last: 8000};

/**
Everybody's clicks start at the same moment: each wait is up to so much shorter, by chance.
*/
const JITTER = 0.2;

/**
The wait before the next look, after `failures` failed ones in a row.
*/
export const watchInterval = (state: TrackedState, failures: number, random: Random): number => {
	const place = state.endpoint !== undefined && isLocalEndpoint(state.endpoint) ? 'local' : 'aws';
	const isChanging = state.runningAction !== undefined || (state.stream !== undefined && state.stream.status !== 'ACTIVE');
	const usual = isChanging ? CHANGING[place] : QUIET[place];
	const wait = failures === 0 ? usual : Math.min(FAILING.last, FAILING.first * (2 ** (failures - 1)));
	return Math.round(wait * (1 - (JITTER * random())));
};

/**
Closed shards disappear when their records expire, which no summary shows.
*/
const LISTING_MAX_AGE_MILLISECONDS = 60_000;

/**
While a big stream changes, its many pages of shards are listed only so often.
*/
const BIG_LISTING_SHARDS = 1000;
const BIG_LISTING_MIN_AGE_MILLISECONDS = 5000;

export type ShardListing = {
	readonly at: number;
	/**
	What the summary said at that time.
	*/
	readonly createdAt: number;
	readonly status: string;
	readonly openShardCount: number;
	readonly shardCount: number;
};

/**
Whether the shards are to be listed (again). The service lists them only for a stream that is ACTIVE or UPDATING.
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
