import {UserError} from '../../../user-error.js';
import type {Clock} from '../../../time/clock.js';
import type {Random} from '../../../random.js';
import type {Connection} from '../../client/connection.js';
import {classifyError, isPassing} from '../../errors/error-kind.js';
import {explainError} from '../../errors/explain-error.js';
import {deregisterConsumer, findConsumer, registerConsumer} from '../../streams/consumers.js';
import {retryDelay} from '../../../time/retry-delay.js';

const POLL_MILLISECONDS = 1000;

/**
At the end a person waits: a consumer that cannot be deregistered within this time is reported instead.
*/
const DEREGISTER_TIMEOUT_MILLISECONDS = 3000;

const BACKOFF = {base: 200, cap: 3000};

export type FanOutConsumer = {
	readonly arn: string;
	/**
	Deregisters the consumer if it was registered here. Throws a UserError when it stays behind: it costs money by the hour.
	*/
	release(): Promise<void>;
};

export type FanOutRegistration = {
	readonly connection: Connection;
	readonly streamName: string;
	readonly streamArn: string;
	readonly consumerName: string;
	readonly clock: Clock;
	readonly random: Random;
	readonly signal: AbortSignal;
	readonly isPatient: boolean;
};

const deregister = async ({connection, streamName, consumerName}: FanOutRegistration, arn: string): Promise<void> => {
	// The reader's own signal has aborted by now.
	const signal = AbortSignal.timeout(DEREGISTER_TIMEOUT_MILLISECONDS);
	try {
		await deregisterConsumer(connection, arn, signal);
	} catch (error) {
		const {message} = explainError(error, {...connection, streamName});
		throw new UserError('consumer-left-behind', `The fan-out consumer “${consumerName}” is still registered and costs money: remove it with \`aws kinesis deregister-stream-consumer --consumer-arn ${arn}\`. ${message}`, {cause: error});
	}
};

const toConsumer = (registration: FanOutRegistration, arn: string, isOurs: boolean): FanOutConsumer => ({
	arn,
	async release() {
		if (isOurs) {
			await deregister(registration, arn);
		}
	},
});

/**
Registers the consumer, or takes the one that has the name already, and waits until it is ACTIVE (if one is being deleted, it waits for that first). Throws the service's error if that fails: a stream has at most 20 consumers.
*/
export const registerFanOut = async (registration: FanOutRegistration): Promise<FanOutConsumer> => {
	const {
		connection, streamArn, consumerName, clock, random, signal,
	} = registration;
	let isOurs = false;
	for (let attempt = 0; ; attempt++) {
		const found = await findConsumer(connection, streamArn, consumerName, registration);
		if (found?.status === 'ACTIVE') {
			return toConsumer(registration, found.arn, isOurs);
		}

		if (found) {
			await clock.sleep(POLL_MILLISECONDS, signal);
			continue;
		}

		try {
			await registerConsumer(connection, streamArn, consumerName, signal);
			isOurs = true;
		} catch (error) {
			signal.throwIfAborted();
			const kind = classifyError(error);
			if (kind !== 'in-use' && !isPassing(error)) {
				throw error;
			}

			// The answer that was lost may have been a success.
			isOurs ||= kind !== 'in-use' && kind !== 'throttled';
			await clock.sleep(retryDelay(attempt, BACKOFF, random), signal);
		}
	}
};
