import type {StreamTags} from '../../../service/stream-settings.js';
import type {StreamMode, StreamSummary} from '../../../service/stream.js';

/**
What a person wants of a stream's settings; what is left out stays as it is.
*/
export type WantedSettings = {
	readonly retentionHours?: number;
	readonly mode?: StreamMode;
	readonly maxRecordSizeInKib?: number;
	/**
	The KMS key, or undefined for no encryption.
	*/
	readonly encryption?: {readonly keyId: string | undefined};
	/**
	The metrics of each shard in CloudWatch: all or none.
	*/
	readonly hasShardLevelMetrics?: boolean;
	readonly tags?: StreamTags;
	/**
	Keys of tags that are to go.
	*/
	readonly untag?: readonly string[];
};

/**
One call that changes a setting.
*/
export type SettingChange =
	| {readonly setting: 'retention'; readonly from: number; readonly to: number}
	| {readonly setting: 'max-record-size'; readonly from: number; readonly to: number}
	| {readonly setting: 'mode'; readonly from: StreamMode; readonly to: StreamMode}
	/**
	Keys; undefined is not encrypted.
	*/
	| {readonly setting: 'encryption'; readonly from: string | undefined; readonly to: string | undefined}
	/**
	Counts of metrics for each shard.
	*/
	| {readonly setting: 'shard-metrics'; readonly from: number; readonly to: number}
	/**
	`from` has the values that are replaced.
	*/
	| {readonly setting: 'tag'; readonly from: StreamTags; readonly to: StreamTags}
	/**
	`from` has the tags that go; a value that is not known is undefined.
	*/
	| {readonly setting: 'untag'; readonly from: ReadonlyMap<string, string | undefined>};

/**
The shard-level metrics that the service has. B, EnableEnhancedMonitoring.
*/
export const SHARD_LEVEL_METRICS = 7;

/**
The stream as it is after a change.
*/
export const streamAfter = (stream: StreamSummary, change: SettingChange): StreamSummary => {
	switch (change.setting) {
		case 'retention': {
			return {...stream, retentionHours: change.to};
		}

		case 'max-record-size': {
			return {...stream, maxRecordSizeInKib: change.to};
		}

		case 'mode': {
			return {...stream, mode: change.to};
		}

		case 'encryption': {
			const {encryptionKeyId, ...rest} = stream;
			return change.to === undefined ? {...rest, encryptionType: 'NONE'} : {...rest, encryptionType: 'KMS', encryptionKeyId: change.to};
		}

		// No change depends on these.
		case 'shard-metrics':
		case 'tag':
		case 'untag': {
			return stream;
		}
	}
};
