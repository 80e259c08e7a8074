import {retrying} from '../../../kinesis/errors/error-kind.js';
import {
	startEncryption,
	stopEncryption,
	updateMaxRecordSize,
	updateMode,
	updateRetention,
	updateShardLevelMetrics,
} from '../../../kinesis/streams/settings.js';
import {addTags, removeTags} from '../../../kinesis/streams/tags.js';
import type {StreamSummary} from '../../../service/stream.js';
import type {ActionContext} from '../../action.js';
import {order, waitForChange} from '../../shards/order.js';
import {planSettings} from './plan-settings.js';
import type {SettingChange, WantedSettings} from './setting-change.js';

const call = async ({connection, signal}: ActionContext, change: SettingChange, stream: StreamSummary): Promise<void> => {
	switch (change.setting) {
		case 'retention': {
			return updateRetention(connection, stream, change.to, signal);
		}

		case 'max-record-size': {
			return updateMaxRecordSize(connection, stream, change.to, signal);
		}

		case 'mode': {
			return updateMode(connection, stream, change.to, signal);
		}

		case 'encryption': {
			return change.to === undefined ? stopEncryption(connection, stream, change.from!, signal) : startEncryption(connection, stream, change.to, signal);
		}

		case 'shard-metrics': {
			return updateShardLevelMetrics(connection, stream, change.to > 0, signal);
		}

		case 'tag': {
			return addTags(connection, stream.name, change.to, signal);
		}

		case 'untag': {
			return removeTags(connection, stream.name, change.from.keys().toArray(), signal);
		}
	}
};

/**
What the change brings about, as it is wished for: if nothing is left to do for that, it is carried out.
*/
const aimOf = (change: Exclude<SettingChange, {setting: 'tag' | 'untag'}>): WantedSettings => {
	switch (change.setting) {
		case 'retention': {
			return {retentionHours: change.to};
		}

		case 'max-record-size': {
			return {maxRecordSizeInKib: change.to};
		}

		case 'mode': {
			return {mode: change.to};
		}

		case 'encryption': {
			return {encryption: {keyId: change.to}};
		}

		case 'shard-metrics': {
			return {hasShardLevelMetrics: change.to > 0};
		}
	}
};

/**
Carries out a change and waits until the stream is ACTIVE and shows it. Throws the service's error.
*/
export const applyChange = async (context: ActionContext, change: SettingChange, stream: StreamSummary): Promise<void> => {
	const {clock, signal} = context;
	if (change.setting === 'tag' || change.setting === 'untag') {
		// Said twice, it is the same, and the stream stays ACTIVE.
		await retrying(async () => call(context, change, stream), {clock, signal});
		return;
	}

	const aim = aimOf(change);
	const isShown = async (seen: StreamSummary): Promise<boolean> => planSettings(seen, undefined, aim).length === 0;
	await order(context, async () => call(context, change, stream), isShown);
	await waitForChange(context, isShown);
};
