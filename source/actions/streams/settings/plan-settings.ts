import {MAX_RECORD_SIZE_KIB, MAX_TAGS_PER_STREAM, RETENTION_HOURS} from '../../../service/limits.js';
import {isSameKey, SERVICE_KEY} from '../../../service/kms-key.js';
import type {StreamTags} from '../../../service/stream-settings.js';
import type {StreamSummary} from '../../../service/stream.js';
import {UserError} from '../../../user-error.js';
import {grouped, named} from '../../../words.js';
import {SHARD_LEVEL_METRICS, type SettingChange, type WantedSettings} from './setting-change.js';

type Range = {readonly minimum: number; readonly maximum: number};

const checkRange = (setting: string, value: number, {minimum, maximum}: Range, unit: string): void => {
	if (!Number.isSafeInteger(value) || value < minimum || value > maximum) {
		throw new UserError('bad-value', `The ${setting} is ${grouped(minimum)} to ${grouped(maximum)} ${unit}, in whole ones, and not ${String(value)}.`, {exitCode: 2});
	}
};

const retention = ({retentionHours: from}: StreamSummary, {retentionHours: to = from}: WantedSettings): SettingChange[] => {
	checkRange('retention', to, RETENTION_HOURS, 'hours');
	return from === to ? [] : [{setting: 'retention', from, to}];
};

const maxRecordSize = ({maxRecordSizeInKib: from}: StreamSummary, {maxRecordSizeInKib: to = from}: WantedSettings): SettingChange[] => {
	checkRange('largest record', to, MAX_RECORD_SIZE_KIB, 'KiB');
	return from === to ? [] : [{setting: 'max-record-size', from, to}];
};

const mode = ({mode: from}: StreamSummary, {mode: to = from}: WantedSettings): SettingChange[] => from === to ? [] : [{setting: 'mode', from, to}];

const encryption = ({encryptionKeyId, encryptionType}: StreamSummary, {encryption: wanted}: WantedSettings): SettingChange[] => {
	const from = encryptionType === 'NONE' ? undefined : encryptionKeyId ?? SERVICE_KEY;
	const to = wanted?.keyId;
	const isSame = from === undefined || to === undefined ? from === to : isSameKey(from, to);
	return wanted === undefined || isSame ? [] : [{setting: 'encryption', from, to}];
};

const shardLevelMetrics = ({shardLevelMetrics: metrics = []}: StreamSummary, {hasShardLevelMetrics}: WantedSettings): SettingChange[] => {
	const from = metrics.length;
	const to = hasShardLevelMetrics === undefined ? from : (hasShardLevelMetrics ? SHARD_LEVEL_METRICS : 0);
	return from === to ? [] : [{setting: 'shard-metrics', from, to}];
};

const untag = (tags: StreamTags | undefined, {untag: keys = []}: WantedSettings): SettingChange[] => {
	const from = new Map(keys.filter(key => tags?.has(key) ?? true).map(key => [key, tags?.get(key)]));
	return from.size === 0 ? [] : [{setting: 'untag', from}];
};

const tag = ({name}: StreamSummary, tags: StreamTags | undefined, {tags: wanted = new Map<string, string>(), untag: keys = []}: WantedSettings): SettingChange[] => {
	const known: StreamTags = tags ?? new Map();
	const to = new Map([...wanted].filter(([key, value]) => known.get(key) !== value));
	const count = new Set([...known.keys(), ...wanted.keys()].filter(key => !keys.includes(key))).size;
	if (to.size > 0 && count > MAX_TAGS_PER_STREAM) {
		throw new UserError('limit-exceeded', `The ${named(name)} would have ${count} tags, and a stream has ${MAX_TAGS_PER_STREAM} at most: remove some.`);
	}

	return to.size === 0 ? [] : [{setting: 'tag', from: new Map([...known].filter(([key]) => to.has(key))), to}];
};

const isTakingAway = (change: SettingChange): boolean => (change.setting === 'retention' || change.setting === 'max-record-size') && change.to < change.from;

/**
The calls that bring the stream to what is wanted, in a safe order: what only adds comes first, then what the service may refuse, and what takes something away comes last, after all else went well. Empty if the stream is so already. `tags` is undefined where they are not known. Throws a UserError for what the service does not take.
*/
export const planSettings = (stream: StreamSummary, tags: StreamTags | undefined, wanted: WantedSettings): readonly SettingChange[] => {
	const sizes = [...retention(stream, wanted), ...maxRecordSize(stream, wanted)];
	return [
		...sizes.filter(change => !isTakingAway(change)),
		...encryption(stream, wanted),
		...mode(stream, wanted),
		...shardLevelMetrics(stream, wanted),
		// First the removal: it makes room.
		...untag(tags, wanted),
		...tag(stream, tags, wanted),
		...sizes.filter(change => isTakingAway(change)).toReversed(),
	];
};
