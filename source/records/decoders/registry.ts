import {aggregateDecoder} from './aggregate-decoder.js';
import {compressionDecoder} from './compression-decoder.js';
import type {Decoder} from './decoder.js';
import {jsonRowsDecoder} from './json-rows.js';

/**
What is looked for in a record, in this order. Those that make one record of one come last: what they make is looked at again.
*/
export const decoders: readonly Decoder[] = [aggregateDecoder, jsonRowsDecoder, compressionDecoder];

/**
The decoder for the data; undefined when there is nothing to take out of it.
*/
export const decoderOf = (data: Uint8Array): Decoder | undefined => decoders.find(decoder => decoder.canDecode(data));
