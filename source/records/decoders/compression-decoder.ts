import {changedRecord} from '../record-json.js';
import {compressionOf, decompress, decompressBeginning} from './compression.js';
import type {Decoder} from './decoder.js';

/**
Data in gzip, zlib or zstd: one record with its content. What cannot be unpacked stays as it is, and says why.
*/
export const compressionDecoder: Decoder = {
	name: 'compression',
	firstBytes: [0x1F, 0x78, 0x28],
	canDecode: data => compressionOf(data) !== undefined,
	decode(record) {
		const {Data, packing} = record;
		const compression = compressionOf(Data)!;
		const content = decompress(Data, compression);
		return [content
			? changedRecord(record, {
				Data: 'data' in content ? content.data : Data,
				packing: {
					packedBytes: Data.byteLength,
					...packing,
					compression,
					fault: 'fault' in content ? content.fault : undefined,
				},
			})
			: record];
	},
	sample: data => decompressBeginning(data, compressionOf(data)!) ?? data,
};
