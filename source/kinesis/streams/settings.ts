import type {MetricsName} from '@aws-sdk/client-kinesis';
import {
	DecreaseStreamRetentionPeriodCommand,
	DisableEnhancedMonitoringCommand,
	EnableEnhancedMonitoringCommand,
	IncreaseStreamRetentionPeriodCommand,
	StartStreamEncryptionCommand,
	StopStreamEncryptionCommand,
	UpdateMaxRecordSizeCommand,
	UpdateStreamModeCommand,
} from '../client/calls.js';
import type {Connection} from '../client/connection.js';
import type {StreamMode, StreamSummary} from '../../service/stream.js';

// Each resolves when the service accepted the request. It is not repeated here.

type Named = Pick<StreamSummary, 'name'>;
type Identified = Pick<StreamSummary, 'arn'>;

/**
Hours that records are kept. The stream stays ACTIVE, or is UPDATING for a moment.
*/
export const updateRetention = async (connection: Connection, {name, retentionHours}: Pick<StreamSummary, 'name' | 'retentionHours'>, hours: number, signal?: AbortSignal): Promise<void> => {
	const input = {StreamName: name, RetentionPeriodHours: hours};
	const call = hours > retentionHours ? new IncreaseStreamRetentionPeriodCommand(input) : new DecreaseStreamRetentionPeriodCommand(input);
	await connection.sdk.send(call, {abortSignal: signal});
};

/**
The stream is UPDATING then.
*/
export const updateMode = async (connection: Connection, {arn}: Identified, mode: StreamMode, signal?: AbortSignal): Promise<void> => {
	await connection.sdk.send(new UpdateStreamModeCommand({StreamARN: arn, StreamModeDetails: {StreamMode: mode}}), {abortSignal: signal});
};

/**
The stream is UPDATING then.
*/
export const updateMaxRecordSize = async (connection: Connection, {arn}: Identified, kib: number, signal?: AbortSignal): Promise<void> => {
	await connection.sdk.send(new UpdateMaxRecordSizeCommand({StreamARN: arn, MaxRecordSizeInKiB: kib}), {abortSignal: signal});
};

/**
Starts encryption, or goes over to another key. The stream is UPDATING then.
*/
export const startEncryption = async (connection: Connection, {name}: Named, keyId: string, signal?: AbortSignal): Promise<void> => {
	await connection.sdk.send(new StartStreamEncryptionCommand({StreamName: name, EncryptionType: 'KMS', KeyId: keyId}), {abortSignal: signal});
};

/**
The service wants the key that the stream has. The stream is UPDATING then.
*/
export const stopEncryption = async (connection: Connection, {name}: Named, keyId: string, signal?: AbortSignal): Promise<void> => {
	await connection.sdk.send(new StopStreamEncryptionCommand({StreamName: name, EncryptionType: 'KMS', KeyId: keyId}), {abortSignal: signal});
};

/**
All shard-level metrics, on or off.
*/
export const updateShardLevelMetrics = async (connection: Connection, {name}: Named, isOn: boolean, signal?: AbortSignal): Promise<void> => {
	const input = {StreamName: name, ShardLevelMetrics: ['ALL'] satisfies MetricsName[]};
	await connection.sdk.send(isOn ? new EnableEnhancedMonitoringCommand(input) : new DisableEnhancedMonitoringCommand(input), {abortSignal: signal});
};
