import {changedRecord, type RecordFields} from '../record-json.js';
import {Damage} from './damage.js';
import type {Decoder} from './decoder.js';

/**
What data holds: one JSON text, or one for each row, which is then a record of its own; why it is not decoded; or what it waits for. Undefined for data of another kind.
*/
export type Content =
	| {readonly json: string; readonly format?: string}
	| {readonly rows: readonly string[]; readonly format?: string}
	| {readonly undecoded: string; readonly waitsFor?: Promise<void>};

type ContentReader = {
	/**
	As a person calls the format.
	*/
	readonly name: string;
	readonly firstBytes?: readonly number[];
	canDecode(data: Uint8Array): boolean;
	/**
	May throw: what it throws is why the data stays as it is.
	*/
	read(data: Uint8Array): Content | undefined;
};

// Buffer.from puts short texts together into one buffer, which each of them would hold.
const utf8 = new TextEncoder();

/**
A library's message may hold the data, or be very long.
*/
const MAX_REASON = 200;

const reasonOf = (error: unknown): string => error instanceof RangeError ? 'it is nested too deep' : (error as Error).message.slice(0, MAX_REASON);

/**
A decoder of data that becomes JSON. It never throws: data that is damaged stays as it is, and says why.
*/
export const contentDecoder = ({name, firstBytes, canDecode, read}: ContentReader): Decoder => {
	const contentOf = (data: Uint8Array): Content | undefined => {
		try {
			return read(data);
		} catch (error) {
			return {undecoded: `not ${name}: ${error instanceof Damage ? error.message : reasonOf(error)}`};
		}
	};

	return {
		name,
		...(firstBytes && {firstBytes}),
		canDecode,
		decode(record) {
			const {Data, packing} = record;
			const content = contentOf(Data);
			if (!content) {
				return [record];
			}

			const known = {packedBytes: Data.byteLength, ...packing};
			if ('undecoded' in content) {
				return [changedRecord(record, {packing: {...known, ...content}})];
			}

			const {format = name} = content;
			if ('json' in content) {
				return [changedRecord(record, {Data: utf8.encode(content.json), packing: {...known, fault: undefined, format}})];
			}

			const {rows} = content;
			return rows.length === 0
				? [record]
				: rows.map((row, index): RecordFields => {
					const data = utf8.encode(row);
					return changedRecord(record, {
						Data: data,
						packing: {
							subSequenceNumber: index, userRecordCount: rows.length, ...packing, packedBytes: data.byteLength, fault: undefined, format,
						},
					});
				});
		},
		sample(data, random) {
			const content = contentOf(data);
			if (!content || 'undecoded' in content) {
				return data;
			}

			const text = 'json' in content ? content.json : content.rows[Math.floor(random() * content.rows.length)];
			return text === undefined ? data : utf8.encode(text);
		},
	};
};

/**
The same decoder for data of any look. Where the data is not of its kind, the record says so.
*/
export const askedFor = (decoder: Decoder): Decoder => ({
	...decoder,
	canDecode: () => true,
	decode(record) {
		const made = decoder.decode(record);
		return made.length === 1 && made[0] === record
			? [changedRecord(record, {packing: {packedBytes: record.Data.byteLength, ...record.packing, undecoded: `not ${decoder.name}`}})]
			: made;
	},
});
