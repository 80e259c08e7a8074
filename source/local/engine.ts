import {systemClock} from '../time/clock.js';
import {seededRandom} from '../random.js';
import {createCallClock} from './call-clock.js';
import {checkCallRate} from './limits/call-rates.js';
import {createFirstStreams} from './first-streams.js';
import {openJournal} from './journal/journal.js';
import {ServiceError, type Engine} from './operation.js';
import {operations} from './operations/operations.js';
import type {EngineOptions} from './options.js';
import {shardIdsOfCall} from './shards-of-call.js';
import {createAccount, type Account} from './state/account.js';
import {settledStreams} from './state/settle.js';
import {subscribeToShard} from './fan-out/subscribe-to-shard.js';
import {endSubscriptions} from './fan-out/subscription-slots.js';
import {checkInput} from './validation/check-input.js';

export const DEFAULT_REGION = 'us-east-1';
const DEFAULT_TRANSITION_MILLISECONDS = 1500;
const DEFAULT_MAX_BYTES = 256 * 1024 * 1024;
const DEFAULT_SHARD_LIMIT = 20_000;

/**
The embedded Kinesis with an empty account, or with the streams of `dataDirectory`. Throws a UserError if that folder cannot be used.
*/
export const createEngine = (options: EngineOptions = {}, neighbours = new Set<Account>()): Engine => {
	const {clock = systemClock} = options;
	const account = createAccount({
		clock: createCallClock(clock),
		random: options.random ?? seededRandom(clock.now()),
		region: options.region ?? DEFAULT_REGION,
		transitionMilliseconds: options.transitionMilliseconds ?? DEFAULT_TRANSITION_MILLISECONDS,
		hasLimits: options.hasLimits ?? true,
		maxBytes: options.maxBytes ?? DEFAULT_MAX_BYTES,
		shardLimit: options.shardLimit ?? DEFAULT_SHARD_LIMIT,
		onTrimmed: options.onTrimmed,
		neighbours,
	});

	const {dataDirectory, onRepaired, onUnwritable, sync} = options;
	const journal = dataDirectory === undefined ? undefined : openJournal(account, dataDirectory, {onRepaired, onUnwritable, sync});
	try {
		createFirstStreams(account, journal, options.streams ?? []);
	} catch (error) {
		journal?.close();
		throw error;
	}

	neighbours.add(account);
	return {
		call(name, input) {
			const operation = operations.get(name);
			if (!operation) {
				throw new ServiceError('UnknownOperationException', `Unknown operation ${name}.`);
			}

			checkInput(operation.input, input);
			return account.clock.hold(() => {
				checkCallRate(account, name, operation, input);
				const run = () => operation.run(account, input);
				return journal && operation.isMutation ? journal.carryOut(name, input, run) : run();
			});
		},
		subscribeToShard: (input, signal) => subscribeToShard(account, input, signal),
		shardIdsOf: (name, input) => shardIdsOfCall(account, name, input),
		usage() {
			settledStreams(account);
			const {retainedBytes, retainedRecords, trimmedRecords, throttled, streams} = account;
			for (const name of throttled.keys()) {
				if (!streams.has(name)) {
					throttled.delete(name);
				}
			}

			return {
				retainedBytes, retainedRecords, trimmedRecords, throttled: Object.fromEntries(throttled.entries().map(([name, counts]) => [name, {...counts}])),
			};
		},
		close() {
			endSubscriptions(account);
			journal?.close();
		},
	};
};
