/**
A record as the service returns it, in the service's own names: nothing on the hot path makes another object of it.
*/
export type KinesisRecord = {
	readonly SequenceNumber: string;
	readonly PartitionKey: string;
	readonly Data: Uint8Array;
	/**
	The service promises neither accuracy nor monotonicity.
	*/
	readonly ApproximateArrivalTimestamp: Date;
};

/**
What a record takes of limits and of memory, in bytes: its data and its partition key, each character of which is taken for one.
*/
export const sizeOf = ({Data, PartitionKey}: Pick<KinesisRecord, 'Data' | 'PartitionKey'>): number => Data.byteLength + PartitionKey.length;
