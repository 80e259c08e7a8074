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
The bytes of a record that count for limits and memory: its data, and one byte for each character of its partition key.
*/
export const sizeOf = ({Data, PartitionKey}: Pick<KinesisRecord, 'Data' | 'PartitionKey'>): number => Data.byteLength + PartitionKey.length;
