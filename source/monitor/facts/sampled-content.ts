import type {Random} from '../../random.js';
import {isAggregate, readAggregate} from '../../records/decoders/aggregate.js';
import {compressionOf, decompressBeginning} from '../../records/decoders/compression.js';

const oneOf = (data: Uint8Array, random: Random): Uint8Array => {
	const aggregate = readAggregate(data);
	return 'fault' in aggregate ? data : aggregate.records[Math.floor(random() * aggregate.records.length)]?.data ?? data;
};

/**
What is in a record that was drawn for a sample: of an aggregate one of its user records at random, of compressed data the beginning. Nothing of it is kept.
*/
export const sampledContent = (data: Uint8Array, random: Random): Uint8Array => {
	const one = isAggregate(data) ? oneOf(data, random) : data;
	const compression = compressionOf(one);
	return compression === undefined ? one : decompressBeginning(one, compression) ?? one;
};
