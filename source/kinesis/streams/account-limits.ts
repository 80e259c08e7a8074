import {DescribeLimitsCommand} from '../client/calls.js';
import type {Connection} from '../client/connection.js';

/**
The shards of an account in a region.
*/
export type AccountLimits = {
	/**
	The most open shards of all provisioned streams together.
	*/
	readonly shardLimit: number;
	readonly openShardCount: number;
};

/**
DescribeLimits, tried once; undefined where it is not allowed, or where an emulator does not know it. Throws only the signal's reason.
*/
export const findAccountLimits = async (connection: Connection, signal?: AbortSignal): Promise<AccountLimits | undefined> => {
	try {
		const {ShardLimit: shardLimit, OpenShardCount: openShardCount} = await connection.sdk.send(new DescribeLimitsCommand({}), {abortSignal: signal});
		return {shardLimit, openShardCount};
	} catch {
		signal?.throwIfAborted();
		return undefined;
	}
};
