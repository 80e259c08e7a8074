import type {Clock} from '../../time/clock.js';
import type {Random} from '../../random.js';
import type {UserError} from '../../user-error.js';
import type {Connection} from '../client/connection.js';
import type {AnsweredCall, PutAnswer} from './put-entry.js';

/**
What the producer tells while it works. Called on the hot path: keep them short.
*/
export type ProducerHooks = {
	/**
	Once per record, when it is accepted or refused.
	*/
	onAnswer?(answer: PutAnswer): void;
	/**
	Once per answered call, after its records.
	*/
	onCall?(call: AnsweredCall): void;
	/**
	Records that a shard throttled; they are put again. The shard is undefined when the service did not name it and the key is new.
	*/
	onThrottled?(shardId: string | undefined, records: number): void;
	/**
	Calls fail as a whole, and are tried again. Told once, and then every ten seconds.
	*/
	onProblem?(error: UserError): void;
	/**
	The first answer after a problem.
	*/
	onRecovered?(): void;
};

export type ProducerOptions = ProducerHooks & {
	readonly connection: Connection;
	readonly streamName: string;
	readonly clock: Clock;
	readonly random: Random;
	/**
	One record of a key at a time, whatever the answers prove: slow where there are few keys, and in order whatever the service refuses.
	*/
	readonly isStrictlyOrdered?: boolean;
	/**
	The shard that takes a partition key, if the caller knows it. Otherwise the producer learns it from answers.
	*/
	shardOf?(partitionKey: string): string | undefined;
};
