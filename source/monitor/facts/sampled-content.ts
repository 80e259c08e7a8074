import type {Random} from '../../random.js';
import {decoderOf} from '../../records/decoders/registry.js';

/**
Rows of JSON, compressed, in an aggregate.
*/
const MAX_LAYERS = 3;

/**
The content of a sampled record: of an aggregate, a random user record; of compressed data, the beginning. It is not kept.
*/
export const sampledContent = (data: Uint8Array, random: Random): Uint8Array => {
	let content = data;
	for (let layer = 0; layer < MAX_LAYERS; layer++) {
		content = decoderOf(content)?.sample(content, random) ?? content;
	}

	return content;
};
