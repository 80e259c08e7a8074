import {hasStorageCharge, standingCostPerHour} from '../../../cost/cost.js';
import {costChangeWords} from '../../../cost/cost-change.js';
import {formatDollars} from '../../../cost/cost-words.js';
import type {CostPlace} from '../../../cost/standing-cost.js';
import {isServiceKey} from '../../../service/kms-key.js';
import {ENCRYPTION_CHANGES_PER_DAY, MODE_SWITCHES_PER_DAY, SHARD_WRITE_RECORDS_PER_SECOND} from '../../../service/limits.js';
import type {StreamSummary} from '../../../service/stream.js';
import {counted, grouped, listed} from '../../../words.js';
import {streamAfter, type SettingChange} from './setting-change.js';

/**
A planned change for a person, in whole sentences.
*/
export type ToldChange = {
	/**
	What it does.
	*/
	readonly does: string;
	/**
	What it costs from then on; undefined if nothing is known to cost more or less.
	*/
	readonly costs?: string;
	/**
	What cannot be undone, and who else it hits.
	*/
	readonly warning?: string;
};

type Of<Setting extends SettingChange['setting']> = Extract<SettingChange, {readonly setting: Setting}>;

type Tell<Setting extends SettingChange['setting']> = (change: Of<Setting>, before: StreamSummary, place: CostPlace) => ToldChange;

const HOURS_PER_DAY = 24;

/**
`36 hours`, `168 hours (7 days)`.
*/
export const hoursWords = (hours: number): string =>
	counted(hours, 'hour') + (hours > HOURS_PER_DAY && hours % HOURS_PER_DAY === 0 ? ` (${counted(hours / HOURS_PER_DAY, 'day')})` : '');

export const modeWords = (mode: StreamSummary['mode']): string => mode === 'ON_DEMAND' ? 'on demand' : 'provisioned';

const KIB_PER_MIB = 1024;

/**
`2 MiB`, `1,500 KiB`.
*/
export const sizeWords = (kib: number): string => kib % KIB_PER_MIB === 0 ? `${kib / KIB_PER_MIB} MiB` : `${grouped(kib)} KiB`;

const hourSentence = (before: StreamSummary, after: StreamSummary, place: CostPlace): string => `It ${costChangeWords(before, after, place)}.`;

const tellRetention: Tell<'retention'> = (change, before, place) => {
	const {from, to} = change;
	const after = streamAfter(before, change);
	const isLonger = to > from;
	const isOnDemand = before.mode === 'ON_DEMAND';
	const isSame = standingCostPerHour(before, place.prices) === standingCostPerHour(after, place.prices);
	const hour = isSame ? [] : [hourSentence(before, after, place)];
	const storage = hasStorageCharge(after) ? [`What is kept beyond ${isOnDemand ? '24 hours' : '7 days'} is charged by the GB and the month.`] : [];
	const costs = [...hour, ...storage].join(' ');
	return {
		does: isLonger
			? `Records are kept ${hoursWords(to)} instead of ${hoursWords(from)}, those that are there too; what has expired before stays gone.`
			: `Records are kept ${hoursWords(to)} instead of ${hoursWords(from)}.`,
		...(costs !== '' && {costs}),
		...(!isLonger && {warning: `Records that are older than ${hoursWords(to)} are gone at once, and nothing brings them back.`}),
	};
};

const tellMaxRecordSize: Tell<'max-record-size'> = ({from, to}) => to > from
	? {
		does: `A record may have ${sizeWords(to)} instead of ${sizeWords(from)}. A shard takes no more than before: larger records are for now and then.`,
		warning: 'All that reads the stream must be able to take records of that size.',
	}
	: {
		does: `A record may have ${sizeWords(to)} instead of ${sizeWords(from)}. Larger ones that are there stay.`,
		warning: 'Producers of larger records are refused from then on.',
	};

const trafficPrices = (to: StreamSummary['mode'], {prices}: CostPlace): string => {
	const onDemand = `a GB written ${formatDollars(prices.gigabyteWritten)} and a GB read ${formatDollars(prices.gigabyteRead)}`;
	const provisioned = `a million PUT payload units of 25 KB ${formatDollars(prices.millionPutUnits)}`;
	return to === 'ON_DEMAND'
		? `What is written and read then costs by the GB, ${onDemand}, instead of ${provisioned}.`
		: `What is written then costs by the record, ${provisioned}, instead of ${onDemand}.`;
};

const tellMode: Tell<'mode'> = (change, before, place) => {
	const shards = counted(before.openShardCount, 'open shard');
	const records = grouped(before.openShardCount * SHARD_WRITE_RECORDS_PER_SECOND);
	return {
		does: change.to === 'ON_DEMAND'
			? `The service scales the stream by itself from then on, beginning with its ${shards}, and takes no shard count from you.`
			: `The stream keeps the shards that it has, now ${shards}, and you scale it from then on. It then takes ${before.openShardCount} MB and ${records} records a second, and turns down what is more.`,
		costs: `${hourSentence(before, streamAfter(before, change), place)} ${trafficPrices(change.to, place)}`,
		warning: `The mode is switched at most ${MODE_SWITCHES_PER_DAY} times in 24 hours: once there and once back.`,
	};
};

const KMS_COSTS = 'KMS charges its calls, and a key of your own by the month.';

const tellEncryption: Tell<'encryption'> = ({from, to}) => {
	const limit = `It is changed at most ${ENCRYPTION_CHANGES_PER_DAY} times in 24 hours.`;
	if (to === undefined) {
		return {
			does: 'Records written from then on are not encrypted by Kinesis.',
			warning: `Those that are there stay encrypted with ${from!}: reading them takes that key until they expire. ${limit}`,
		};
	}

	const stay = from === undefined ? 'Those that are there stay as they are.' : `Those that are there stay encrypted with ${from}: reading them takes that key until they expire.`;
	return {
		does: `Records written from then on are encrypted with ${to}. ${stay}`,
		costs: KMS_COSTS,
		warning: isServiceKey(to)
			? `Whoever reads and writes from another AWS account cannot use this key. ${limit}`
			: `Producers need the right kms:GenerateDataKey on this key, and consumers kms:Decrypt, or their calls fail from then on. If the key goes, nobody reads its records. ${limit}`,
	};
};

const tellShardMetrics: Tell<'shard-metrics'> = ({to}, {openShardCount}) => to === 0
	? {does: 'CloudWatch gets no metrics of single shards any more; it keeps those that it has.'}
	: {
		does: `CloudWatch gets ${to} metrics of each shard.`,
		costs: `CloudWatch charges each of them by the month, ${grouped(to * openShardCount)} for ${counted(openShardCount, 'open shard')}.`,
	};

const tagWords = (key: string, value: string | undefined): string => value === undefined ? `“${key}”` : `“${key}” (“${value}”)`;

const tellTag: Tell<'tag'> = ({from, to}) => ({
	does: [...to].map(([key, value]) => `The tag “${key}” is “${value}”${from.has(key) ? ` instead of “${from.get(key)!}”` : ''}.`).join(' '),
});

const tellUntag: Tell<'untag'> = ({from}) => ({
	does: `The ${from.size === 1 ? 'tag' : 'tags'} ${listed([...from].map(([key, value]) => tagWords(key, value)))} ${from.size === 1 ? 'is' : 'are'} removed.`,
});

const tellers: {readonly [Setting in SettingChange['setting']]: Tell<Setting>} = {
	retention: tellRetention,
	'max-record-size': tellMaxRecordSize,
	mode: tellMode,
	encryption: tellEncryption,
	'shard-metrics': tellShardMetrics,
	tag: tellTag,
	untag: tellUntag,
};

/**
What a change does, costs and cannot take back. `before` is the stream as the change meets it: after the changes that come first.
*/
export const tellChange = (change: SettingChange, before: StreamSummary, place: CostPlace): ToldChange => (tellers[change.setting] as Tell<SettingChange['setting']>)(change, before, place);

/**
A change in a few words: `retention 24 to 48 hours`.
*/
export const shortChangeWords = (change: SettingChange): string => {
	switch (change.setting) {
		case 'retention': {
			return `retention ${grouped(change.from)} to ${counted(change.to, 'hour')}`;
		}

		case 'max-record-size': {
			return `largest record ${sizeWords(change.from)} to ${sizeWords(change.to)}`;
		}

		case 'mode': {
			return `mode ${modeWords(change.from)} to ${modeWords(change.to)}`;
		}

		case 'encryption': {
			return change.to === undefined ? 'no encryption' : `encryption with ${change.to}`;
		}

		case 'shard-metrics': {
			return change.to === 0 ? 'no shard-level metrics' : `${change.to} shard-level metrics`;
		}

		case 'tag': {
			return `${change.to.size === 1 ? 'tag' : 'tags'} ${listed([...change.to].map(([key, value]) => `${key}=${value}`))}`;
		}

		case 'untag': {
			return `without ${change.from.size === 1 ? 'tag' : 'tags'} ${listed(change.from.keys().toArray())}`;
		}
	}
};

/**
Whether records are lost by it: a person should type more than a key for that.
*/
export const isLosingRecords = (change: SettingChange): boolean => change.setting === 'retention' && change.to < change.from;
