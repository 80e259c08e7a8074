import {UPDATE_SHARD_COUNT_MAX_SHARDS} from '../../service/limits.js';
import {option} from './option.js';
import {wholeNumberFrom} from './values.js';

/**
The port that emulators of Kinesis have listened on by default since kinesalite.
*/
export const EMULATOR_PORT = 4567;

export const readShardCount = wholeNumberFrom(1, UPDATE_SHARD_COUNT_MAX_SHARDS);

export const readOnly = option('--read-only', 'Change nothing: keys and commands that change the stream are off', {lasting: {}});

export const shards = option('--shards N', 'Open shards of a stream that is created (1); for explain the count that is tried out', {read: readShardCount});

export const count = option('--count N', 'End after N events or records', {read: wholeNumberFrom(1)});
