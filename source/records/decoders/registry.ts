import {aggregateDecoder} from './aggregate-decoder.js';
import {avroFileDecoder} from './avro/avro-file.js';
import {selfDescribedCborDecoder} from './cbor.js';
import {cloudWatchLogsDecoder} from './cloudwatch-logs.js';
import {compressionDecoder} from './compression-decoder.js';
import type {Decoder} from './decoder.js';
import {dynamodbDecoder} from './dynamodb.js';
import {glueDecoder} from './glue/glue-decoder.js';
import {jsonRowsDecoder} from './json-rows.js';

/**
The decoders of what says itself what it is, tried in this order. Compression comes last, because its result is tried again.
*/
const detected: readonly Decoder[] = [
	aggregateDecoder,
	cloudWatchLogsDecoder,
	dynamodbDecoder,
	jsonRowsDecoder,
	glueDecoder,
	selfDescribedCborDecoder,
	avroFileDecoder,
	compressionDecoder,
];

let chosen: Decoder | undefined;

/**
Sets the decoder of everything that is in no aggregate and not compressed, for the whole process: `--decode`. Undefined leaves it to what the data says.
*/
export const chooseDecoder = (decoder: Decoder | undefined): void => {
	chosen = decoder;
};

const isWrapping = (decoder: Decoder): boolean => decoder === aggregateDecoder || decoder === compressionDecoder;

/**
Which decoders to ask, for each byte that data can begin with. Most records are JSON, and most decoders are of something else.
*/
const detectedFrom: ReadonlyArray<readonly Decoder[]> = Array.from({length: 256}, (_, byte) => detected.filter(({firstBytes}) => firstBytes?.includes(byte) ?? true));

// A loop without a function in it: this is asked of every record.
const detectedIn = (data: Uint8Array): Decoder | undefined => {
	if (data.length === 0) {
		return undefined;
	}

	for (const decoder of detectedFrom[data[0]!]!) {
		if (decoder.canDecode(data)) {
			return decoder;
		}
	}

	return undefined;
};

/**
The decoder for the data; undefined if there is nothing to unpack.
*/
export const decoderOf = (data: Uint8Array): Decoder | undefined => {
	const found = detectedIn(data);
	return chosen && !(found && isWrapping(found)) && chosen.canDecode(data) ? chosen : found;
};

/**
The decoder for data that only looks compressed.
*/
export const chosenDecoder = (): Decoder | undefined => chosen;
