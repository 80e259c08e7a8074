import type {Random} from '../../random.js';
import type {RecordFields} from '../record-json.js';

/**
Unpacks or decodes records. New kinds are added to the registry beside it; filters, tail, the export and the detail view ask only the registry.
*/
export type Decoder = {
	readonly name: string;
	/**
	What data of its kind can begin with; anything, if left out. A decoder is not asked about other data.
	*/
	readonly firstBytes?: readonly number[];
	/**
	Whether data may be of its kind. It looks at the first bytes, or does something as cheap, because it is called for every record that is read.
	*/
	canDecode(data: Uint8Array): boolean;
	/**
	The records inside, each with its packing. A record of another kind is returned unchanged. Never throws: a damaged record stays as it is, with the reason in its packing (`fault`, `undecoded`).
	*/
	decode(record: RecordFields): readonly RecordFields[];
	/**
	A sample of the packed content: a random record of many, or the beginning of compressed data. It takes at most a millisecond and keeps nothing. Data of another kind is returned unchanged. Never throws.
	*/
	sample(data: Uint8Array, random: Random): Uint8Array;
};
