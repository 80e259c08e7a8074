import {aggregateDecoder} from './aggregate-decoder.js';
import {compressionDecoder} from './compression-decoder.js';
import type {Decoder} from './decoder.js';
import {jsonRowsDecoder} from './json-rows.js';

/**
The decoders, tried in this order. Those that make one record from one come last, because their result is tried again.
*/
export const decoders: readonly Decoder[] = [aggregateDecoder, jsonRowsDecoder, compressionDecoder];

/**
The decoder for the data; undefined if there is nothing to unpack.
*/
export const decoderOf = (data: Uint8Array): Decoder | undefined => decoders.find(decoder => decoder.canDecode(data));
