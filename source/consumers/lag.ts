import {isAfter} from '../service/sequence-order.js';
import {
	isSequenceNumber,
	SHARD_END,
	TRIM_HORIZON,
	type Lease,
} from './lease.js';
import {sequenceTime} from './sequence-time.js';

/**
What the session's own reader knows of the end of a shard.
*/
export type ShardTip = {
	/**
	The sequence number of the newest record read.
	*/
	readonly newest: string | undefined;
	/**
	Whether nothing newer was there when it was last asked.
	*/
	readonly isCaughtUp: boolean;
};

/**
Whether records stand behind the checkpoint.
*/
export type Ahead = 'yes' | 'no' | 'unknown';

export const aheadOf = (checkpoint: string, tip: ShardTip | undefined): Ahead => {
	if (checkpoint === SHARD_END) {
		return 'no';
	}

	if (tip?.newest === undefined) {
		return 'unknown';
	}

	if (checkpoint === TRIM_HORIZON) {
		return 'yes';
	}

	if (!isSequenceNumber(checkpoint)) {
		return 'unknown';
	}

	return isAfter(tip.newest, checkpoint) ? 'yes' : (tip.isCaughtUp ? 'no' : 'unknown');
};

/**
How far a consumer is behind. `estimate` is the age of its checkpoint. `exact` was asked for with a read.
*/
export type Lag = {readonly milliseconds: number; readonly kind: 'estimate' | 'exact'};

/**
Undefined while the checkpoint says no time. `isTrusted` says whether sequence numbers hold the time here.
*/
export const estimatedLag = ({checkpoint}: Pick<Lease, 'checkpoint'>, {now, ahead, isTrusted}: {readonly now: number; readonly ahead: Ahead; readonly isTrusted: boolean}): Lag | undefined => {
	if (checkpoint === SHARD_END) {
		return undefined;
	}

	if (ahead === 'no') {
		return {milliseconds: 0, kind: 'exact'};
	}

	const time = isTrusted ? sequenceTime(checkpoint) : undefined;
	return time && {milliseconds: Math.max(0, now - time.arrivedAt), kind: 'estimate'};
};

/**
The largest difference to the real time of arrival at which estimates are shown, in ms.
*/
export const LARGEST_ERROR_MILLISECONDS = 5000;

/**
Whether the sequence number of a record says when it arrived.
*/
export const isTelling = (sequenceNumber: string, arrivedAt: number): boolean => {
	const time = sequenceTime(sequenceNumber);
	return time !== undefined && Math.abs(arrivedAt - time.arrivedAt) <= LARGEST_ERROR_MILLISECONDS;
};
