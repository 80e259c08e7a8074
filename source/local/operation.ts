import type {Throttled} from './state/account.js';
/**
An error as the service answers it: `code` becomes `__type`, `statusCode` is 400, or 500 for the service's own faults.
*/
export class ServiceError extends Error {
	readonly code: string;
	readonly statusCode: number;

	constructor(code: string, message: string, statusCode = 400) {
		super(message);
		this.name = 'ServiceError';
		this.code = code;
		this.statusCode = statusCode;
	}
}

/**
Inputs and outputs of operations, in the service's field names, independent of the wire: blobs are Uint8Array and timestamps are Date, whether they came as JSON or CBOR.
*/
export type WireValue = undefined | boolean | number | string | Date | Uint8Array | WireValue[] | {[field: string]: WireValue};

// A Record cannot refer to itself.
// eslint-disable-next-line @typescript-eslint/consistent-indexed-object-style
export type WireObject = {[field: string]: WireValue};

/**
One message of a SubscribeToShard answer, before framing.
*/
export type SubscriptionEvent = {
	readonly Records: ReadonlyArray<{
		readonly SequenceNumber: string;
		readonly PartitionKey: string;
		readonly Data: Uint8Array;
		readonly ApproximateArrivalTimestamp: Date;
		readonly EncryptionType?: string;
	}>;
	readonly ContinuationSequenceNumber: string | undefined;
	readonly MillisBehindLatest: number;
	readonly ChildShards?: WireValue[];
};

/**
The embedded Kinesis without its socket: the operations over the state. Pure but for the clock it was given.
*/
export type Engine = {
	/**
	Carries out one call; `operation` is the bare name, as in `PutRecords`. Throws a ServiceError; an unknown name is an UnknownOperationException.
	*/
	call(operation: string, input: WireObject): WireObject;
	/**
	Checks the call and starts a subscription; throws a ServiceError before the first event. Events end after 5 minutes, at the end of a closed shard, or when the signal aborts.
	*/
	subscribeToShard(input: WireObject, signal: AbortSignal): AsyncIterable<SubscriptionEvent>;
	/**
	The shards that a call is about, for PutRecords one per record; empty when it is about none, or not valid. For fault plans.
	*/
	shardIdsOf?(operation: string, input: WireObject): readonly string[];
	/**
	The engine of the same account in another region, for the regions that a request's signature names; absent where all calls are of one region. Throws a ServiceError.
	*/
	inRegion?(region: string): Engine;
	/**
	What is kept, for the status line of `clickmon local` and the tests.
	*/
	usage(): {
		readonly retainedBytes: number;
		readonly retainedRecords: number;
		readonly trimmedRecords: number;
		/**
		What the limits of shards throttled for all clients, by the stream's name: put records, and reads.
		*/
		readonly throttled: Readonly<Record<string, Readonly<Throttled>>>;
	};
	/**
	Ends timers and subscriptions.
	*/
	close(): void;
};
