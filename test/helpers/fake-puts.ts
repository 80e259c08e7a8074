import {once} from 'node:events';
import type {Connection} from '../../source/kinesis/client/connection.js';

export type StoredRecord = {
	readonly partitionKey: string;
	readonly text: string;
	readonly data: Uint8Array;
	readonly shardId: string;
	readonly sequenceNumber: string;
};

export type PutCall = {
	readonly operation: 'PutRecord' | 'PutRecords';
	readonly entries: ReadonlyArray<{readonly partitionKey: string; readonly text: string; readonly data: Uint8Array; readonly bytes: number}>;
	readonly sequenceNumberForOrdering: string | undefined;
};

/**
What happens to an entry; `omit` writes it, but the answer does not mention it.
*/
export type EntryFate = 'accept' | 'throttle' | 'fail' | 'omit';

/**
An error instead of the answer; after the records were written, with `isWritten`.
*/
export class CallError {
	readonly error: Error;
	readonly isWritten: boolean;

	constructor(error: Error, isWritten = false) {
		this.error = error;
		this.isWritten = isWritten;
	}
}

/**
What happens to a call: nothing special, an error, a fate for each of its entries, no answer at all, or one that comes just when the call is aborted.
*/
export type Fate = undefined | CallError | readonly EntryFate[] | 'never-answer' | 'answer-when-aborted';

/**
An error with a name of its own, as the SDK throws them.
*/
export const namedError = (name: string, message = name, properties: Record<string, unknown> = {}): Error =>
	Object.defineProperties(new Error(message), Object.getOwnPropertyDescriptors({name, ...properties}));

export const serviceError = (name: string, statusCode = 400, message = name): Error => namedError(name, message, {$metadata: {httpStatusCode: statusCode}});

/**
An error as a socket gives it.
*/
export const socketError = (code: string): Error => namedError('Error', code, {code});

/**
The write side of a stream without a socket: it answers as the API Reference says for PutRecord and PutRecords, except for the fates that a test gives it.
*/
export const createFakePuts = ({fateOf = () => undefined, shardOf = () => 'shardId-000000000000'}: {
	readonly fateOf?: (call: PutCall, index: number) => Fate;
	readonly shardOf?: (partitionKey: string) => string;
} = {}) => {
	const calls: PutCall[] = [];
	const stored: StoredRecord[] = [];

	const store = ({partitionKey, text, data}: PutCall['entries'][number]) => {
		const shardId = shardOf(partitionKey);
		const sequenceNumber = `4959033827149025660855969253836157109592157598913${String(stored.length).padStart(7, '0')}`;
		stored.push({
			partitionKey, text, data, shardId, sequenceNumber,
		});
		return {ShardId: shardId, SequenceNumber: sequenceNumber};
	};

	const throttle = (partitionKey: string) => ({
		ErrorCode: 'ProvisionedThroughputExceededException',
		ErrorMessage: `Rate exceeded for shard ${shardOf(partitionKey)} in stream lab under account 000000000000.`,
	});

	const answerEntry = (entry: PutCall['entries'][number], fate: EntryFate = 'accept') => {
		if (fate === 'throttle') {
			return throttle(entry.partitionKey);
		}

		if (fate === 'fail') {
			return {ErrorCode: 'InternalFailure', ErrorMessage: 'Internal Service Failure'};
		}

		const answered = store(entry);
		return fate === 'accept' ? answered : {};
	};

	const answer = async (call: PutCall, fate: Fate, signal: AbortSignal) => {
		if (fate === 'never-answer') {
			await new Promise((_resolve, reject) => {
				signal.addEventListener('abort', () => {
					reject(namedError('AbortError', 'Request aborted'));
				});
			});
		}

		if (fate === 'answer-when-aborted') {
			await once(signal, 'abort');
		} else if (fate instanceof CallError && !fate.isWritten) {
			throw fate.error;
		}

		const records = call.entries.map((entry, index) => answerEntry(entry, Array.isArray(fate) ? (fate as readonly EntryFate[])[index] : undefined));
		if (fate instanceof CallError) {
			throw fate.error;
		}

		if (call.operation === 'PutRecords') {
			return {Records: records};
		}

		const [only] = records as [{ErrorCode?: string; ErrorMessage?: string}];
		if (only.ErrorCode !== undefined) {
			throw namedError(only.ErrorCode, only.ErrorMessage);
		}

		return only;
	};

	type Entry = {PartitionKey: string; Data: Uint8Array};

	const send = async (command: {constructor: {name: string}; input: Partial<Entry> & {Records?: Entry[]; SequenceNumberForOrdering?: string}}, {abortSignal}: {abortSignal: AbortSignal}) => {
		const {input} = command;
		const call: PutCall = {
			operation: input.Records ? 'PutRecords' : 'PutRecord',
			entries: (input.Records ?? [input as Entry]).map(({PartitionKey: partitionKey, Data: data}) => ({
				partitionKey,
				text: new TextDecoder().decode(data.subarray(0, 200)),
				data,
				bytes: data.length + partitionKey.length,
			})),
			sequenceNumberForOrdering: input.SequenceNumberForOrdering,
		};
		calls.push(call);
		// A network would take a turn of the event loop too.
		await new Promise(resolve => {
			setImmediate(resolve);
		});
		return answer(call, fateOf(call, calls.length - 1), abortSignal);
	};

	const connection = {
		sdk: {send},
		region: 'us-east-1',
		endpoint: 'http://127.0.0.1:4567',
		isEmbedded: true,
		close() {
			// There is nothing to close.
		},
	} as unknown as Connection;

	return {connection, calls, stored};
};
