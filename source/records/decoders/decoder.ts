import type {Random} from '../../random.js';
import type {RecordFields} from '../record-json.js';

/**
What makes of a record that holds something packed what was packed. New kinds stand in the registry beside it; filters, tail, the export and the detail view ask that alone.
*/
export type Decoder = {
	readonly name: string;
	/**
	Whether data may be of its kind: by its first bytes, or as cheap, for it is asked of every record that is read.
	*/
	canDecode(data: Uint8Array): boolean;
	/**
	The records that are in one, each with its packing; the record itself, alone and unchanged, when it is not of this kind after all. Never throws: what is damaged comes back with the fault in its packing.
	*/
	decode(record: RecordFields): readonly RecordFields[];
	/**
	Something of what is packed in data: one of many at random, of compressed data the beginning. Takes no longer than a millisecond and keeps nothing. The data itself when it is not of this kind after all. Never throws.
	*/
	sample(data: Uint8Array, random: Random): Uint8Array;
};
