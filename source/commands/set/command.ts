import type {WantedSettings} from '../../actions/streams/settings/setting-change.js';
import {
	isAllOrNone,
	encryption as readEncryption,
	modeNames,
	recordSizeInKib,
	retentionHours,
	streamMode,
	tag as readTag,
	tagKey,
} from '../../typed/stream-settings.js';
import {defineCommand} from '../command.js';
import {changeOptions, readChangeOptions} from '../options/change-options.js';
import {streamOptions} from '../options/common-options.js';
import {wrongUsage, type Flags} from '../options/flags.js';
import {option} from '../options/option.js';

const retention = option('--retention TIME', 'How long records are kept: 24h to 365d; a shorter time deletes older records at once', {read: retentionHours});
const mode = option('--mode MODE', 'Who scales the stream: on-demand (the service) or provisioned (you); switched twice in 24 hours at most', {read: streamMode, choices: modeNames});
const maxRecordSize = option('--max-record-size SIZE', 'The most that a record may have: 1MB to 10MB', {read: recordSizeInKib});
const encryption = option('--encryption KIND[:KEY]', 'Encrypt new records with a KMS key: kms (the one that AWS keeps for Kinesis), kms:KEY (an id, an ARN or an alias), or none', {read: readEncryption, choices: ['kms', 'none']});
const shardMetrics = option('--shard-metrics WHICH', 'The metrics of each shard that CloudWatch gets, and charges: all or none', {read: isAllOrNone, choices: ['all', 'none']});
const tag = option('--tag KEY=VALUE ...', 'Set this tag; may be repeated', {read: readTag});
const untag = option('--untag KEY ...', 'Remove this tag; may be repeated', {read: tagKey});

const settings = [retention, mode, maxRecordSize, encryption, shardMetrics, tag, untag];

const tagsOf = (flags: Flags): Pick<WantedSettings, 'tags' | 'untag'> => {
	const pairs = flags.values(tag);
	const keys = flags.values(untag);
	const all = [...pairs.map(([key]) => key), ...keys];
	const twice = all.find((key, index) => all.indexOf(key) !== index);
	if (twice !== undefined) {
		throw wrongUsage(`The tag “${twice}” was given twice: set or remove each once.`);
	}

	return {...(pairs.length > 0 && {tags: new Map(pairs)}), ...(keys.length > 0 && {untag: keys})};
};

const readWanted = (flags: Flags): WantedSettings => {
	if (settings.every(one => !flags.has(one))) {
		throw wrongUsage('clickmon set wants a setting, as in clickmon set --retention 48h; clickmon set --help lists them.');
	}

	return {
		...(flags.has(retention) && {retentionHours: flags.value(retention)!}),
		...(flags.has(mode) && {mode: flags.value(mode)!}),
		...(flags.has(maxRecordSize) && {maxRecordSizeInKib: flags.value(maxRecordSize)!}),
		...(flags.has(encryption) && {encryption: flags.value(encryption)!}),
		...(flags.has(shardMetrics) && {hasShardLevelMetrics: flags.value(shardMetrics)!}),
		...tagsOf(flags),
	};
};

export const set = defineCommand({
	name: 'set',
	usage: 'set',
	subject: 'The stream',
	description: 'Change settings of the stream: retention, mode, the largest record, encryption, tags; shows what that does and costs, asks, and waits until the stream is ACTIVE',
	examples: ['set --stream clicks --retention 7d --dry-run', 'set --mode on-demand --yes', 'set --encryption kms:alias/clicks --tag team=web'],
	options: [...streamOptions, ...settings, ...changeOptions],
	changesStream: true,
	read: flags => ({wanted: readWanted(flags), ...readChangeOptions(flags)}),
	async load() {
		const {runSet} = await import('./run.js');
		return runSet;
	},
});
