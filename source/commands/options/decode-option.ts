import {decoding, type Decoding} from '../../typed/decoding.js';
import type {Flags} from './flags.js';
import {option} from './option.js';

export type DecodeOptions = {
	/**
	Undefined leaves it to what the data says of itself.
	*/
	readonly decoding: Decoding | undefined;
};

/**
What a script gets from tail does not depend on a file, so only the dashboard takes it from there.
*/
export const decode = option('--decode KIND[:FILE[:TYPE]]', 'What records are decoded as: messagepack, cbor, avro:FILE.avsc, protobuf:FILE.pb:TYPE (what they say they are)', {
	read: decoding, lasting: {command: 'session'}, choices: ['messagepack', 'cbor', 'avro:', 'protobuf:'],
});

export const readDecodeOptions = (flags: Flags): DecodeOptions => ({decoding: flags.value(decode)});
