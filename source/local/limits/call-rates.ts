import type {Operation} from '../define-operation.js';
import {limitExceeded} from '../errors.js';
import type {WireObject} from '../operation.js';
import type {Account} from '../state/account.js';
import {createTokenBucket, didTake} from './token-bucket.js';

const DAY_MILLISECONDS = 86_400_000;

const streamNameIn = ({StreamName: name, StreamARN: streamArn, ConsumerARN: consumerArn}: WireObject): string | undefined => {
	if (typeof name === 'string') {
		return name;
	}

	const arn = streamArn ?? consumerArn;
	return typeof arn === 'string' ? /stream\/(?<name>[^\/]+)/v.exec(arn)?.groups!.name : undefined;
};

/**
Throws LimitExceededException when an operation is called more often than the service allows, per account or per stream. B.
*/
export const checkCallRate = (account: Account, operationName: string, {rate}: Operation, input: WireObject): void => {
	if (!rate || !account.hasLimits) {
		return;
	}

	const streamName = streamNameIn(input);
	// Names of missing streams are not counted one by one: made-up names would fill the memory.
	const subject = streamName !== undefined && rate.per === 'stream' && account.streams.has(streamName) ? streamName : '';
	const key = `${operationName} ${subject}`;
	const now = account.clock.now();
	const bucket = account.callRates.get(key) ?? createTokenBucket(rate.perSecond, now);
	account.callRates.set(key, bucket);
	if (!didTake(bucket, 1, now)) {
		throw limitExceeded(`Rate exceeded for ${streamName === undefined ? '' : `stream ${streamName} under `}account ${account.accountId}.`);
	}
};

/**
The times (in ms) that still count for a limit per rolling 24 hours.
*/
export const withinDay = (times: readonly number[], now: number): number[] => times.filter(time => time > now - DAY_MILLISECONDS);
