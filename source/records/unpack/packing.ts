import type {Compression} from '../decoders/compression.js';

/**
How something was packed in a record of the service, before it was taken out.
*/
export type Packing = {
	/**
	The size of its data as it was put, in bytes.
	*/
	readonly packedBytes: number;
	/**
	What its data was compressed with.
	*/
	readonly compression?: Compression;
	/**
	The user record's place in its aggregate, from 0, as the KCL counts.
	*/
	readonly subSequenceNumber?: number;
	/**
	How many user records the aggregate has.
	*/
	readonly userRecordCount?: number;
	/**
	A decimal number that stands in for the MD5 sum of the partition key.
	*/
	readonly explicitHashKey?: string;
	/**
	What its data was decoded from, as a person calls it: CBOR, Avro shop.Order.
	*/
	readonly format?: string;
	/**
	Why it is not decoded, though it was asked for or says that it can be.
	*/
	readonly undecoded?: string;
	/**
	It may be decoded once this resolves.
	*/
	readonly waitsFor?: Promise<void>;
	/**
	Why it is shown as it was put.
	*/
	readonly fault?: string;
};
