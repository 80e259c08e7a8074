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
	/**
	What `sizeOf` and `arrivalOf` say, where it is known without the data and the time being made.
	*/
	readonly size?: number;
	readonly arrivedAt?: number;
};

/**
The bytes of a record that count for limits and memory: its data, and one byte for each character of its partition key.
*/
export const sizeOf = (record: Pick<KinesisRecord, 'Data' | 'PartitionKey' | 'size'>): number => record.size ?? (record.Data.byteLength + record.PartitionKey.length);

/**
When it arrived, in ms since the epoch; NaN where the endpoint did not tell.
*/
export const arrivalOf = (record: Partial<Pick<KinesisRecord, 'ApproximateArrivalTimestamp' | 'arrivedAt'>>): number => record.arrivedAt ?? record.ApproximateArrivalTimestamp?.getTime() ?? NaN;
