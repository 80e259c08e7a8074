import {systemClock} from '../clock.js';
import {seededRandom} from '../random.js';
import type {EngineOptions} from './options.js';
import {ServiceError, type Engine, type WireObject} from './operation.js';
import {limitExceeded} from './errors.js';
import {operations} from './operations.js';
import type {Operation} from './define-operation.js';
import {createAccount, settledStreams, type Account} from './state/account.js';
import {referencedName} from './state/find-stream.js';
import {createTokenBucket, didTake} from './token-bucket.js';
import {checkInput} from './validation/check-input.js';

const checkCallRate = (account: Account, name: string, {rate}: Operation, input: WireObject) => {
	if (!rate || !account.hasLimits) {
		return;
	}

	const stream = input.StreamName !== undefined || input.StreamARN !== undefined ? referencedName(account, input) : undefined;
	const now = account.clock.now();
	const key = rate.per === 'account' ? name : `${name} ${stream}`;
	const bucket = account.callRates.get(key) ?? createTokenBucket(rate.perSecond, now);
	account.callRates.set(key, bucket);
	if (!didTake(bucket, 1, now)) {
		throw limitExceeded(`Rate exceeded for ${stream === undefined ? '' : `stream ${stream} under `}account ${account.accountId}.`);
	}
};

/**
The embedded Kinesis over an empty account.
*/
export const createEngine = (options: EngineOptions = {}): Engine => {
	const {clock = systemClock, transitionMilliseconds = 1500, hasLimits = true, region = 'us-east-1'} = options;
	const account = createAccount({
		clock,
		random: options.random ?? seededRandom(clock.now()),
		region,
		transitionMilliseconds,
		hasLimits,
		maxBytes: options.maxBytes ?? 256 * 1024 * 1024,
		shardLimit: options.shardLimit ?? 20_000,
		onTrimmed: options.onTrimmed,
	});

	return {
		call(name, input) {
			const operation = operations.get(name);
			if (!operation) {
				throw new ServiceError('UnknownOperationException', `Unknown operation ${name}.`);
			}

			checkInput(operation.input, input);
			checkCallRate(account, name, operation, input);
			return operation.run(account, input);
		},
		subscribeToShard() {
			throw new ServiceError('UnknownOperationException', 'Unknown operation SubscribeToShard.');
		},
		usage() {
			settledStreams(account);
			const {retainedBytes, retainedRecords, trimmedRecords} = account;
			return {retainedBytes, retainedRecords, trimmedRecords};
		},
		close() {},
	};
};
