import type {StreamSettings} from '../../service/stream-settings.js';

/**
A stream's settings for scripts; null stands for what is not known, and `missingRights` says why.
*/
export const settingsJson = (streamName: string, {summary: {value: stream}, consumers, tags, summary}: StreamSettings) => ({
	streamName,
	streamArn: stream?.arn ?? null,
	streamStatus: stream?.status ?? null,
	streamMode: stream?.mode ?? null,
	retentionPeriodHours: stream?.retentionHours ?? null,
	maxRecordSizeInKiB: stream?.maxRecordSizeInKib ?? null,
	encryptionType: stream?.encryptionType ?? null,
	keyId: stream?.encryptionKeyId ?? null,
	shardLevelMetrics: stream ? stream.shardLevelMetrics ?? [] : null,
	tags: tags.value ? Object.fromEntries(tags.value) : null,
	missingRights: [summary, consumers, tags].map(({trouble}) => trouble?.right).filter(right => right !== undefined),
});
