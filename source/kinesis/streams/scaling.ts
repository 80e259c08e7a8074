import {UpdateShardCountCommand} from '../client/calls.js';
import type {Connection} from '../client/connection.js';

/**
Orders a uniform rescale; the stream is UPDATING then, and reads and writes go on.
*/
export const updateShardCount = async (connection: Connection, streamName: string, target: number, signal?: AbortSignal): Promise<void> => {
	await connection.sdk.send(new UpdateShardCountCommand({StreamName: streamName, TargetShardCount: target, ScalingType: 'UNIFORM_SCALING'}), {abortSignal: signal});
};
