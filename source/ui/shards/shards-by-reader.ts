import type {ShardView} from '../../monitor/snapshot.js';
import {perShards} from './per-shards.js';

/**
The shards by what their readers do.
*/
export const shardsByReader = perShards((shards): ReadonlyMap<ShardView['reader'], readonly ShardView[]> => Map.groupBy(shards, ({reader}) => reader));
