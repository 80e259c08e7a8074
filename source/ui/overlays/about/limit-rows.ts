import type {StreamSummary} from '../../../service/stream.js';
import {
	ENCRYPTION_CHANGES_PER_DAY,
	FAN_OUT_BYTES_PER_SECOND,
	GET_RECORDS_CALLS_PER_SECOND,
	MODE_SWITCHES_PER_DAY,
	SHARD_READ_BYTES_PER_SECOND,
	SHARD_WRITE_BYTES_PER_SECOND,
	SHARD_WRITE_RECORDS_PER_SECOND,
	UPDATE_SHARD_COUNT_PER_DAY,
} from '../../../service/limits.js';
import {legalShardCounts} from '../../../service/shard-counts.js';
import {formatCount, formatNumberOf} from '../../drawing/format.js';
import type {AboutRow, AboutSight} from './about-row.js';

const MEGABYTE = 1024 * 1024;

const megabytes = (bytes: number): string => `${formatCount(bytes / MEGABYTE)} MB/s`;

const limit = (id: string, head: string, text: string, tone?: AboutRow['tone']): AboutRow => ({
	id: `limit ${id}`, kind: 'value', head, text, ...(tone !== undefined && {tone}),
});

const scalingWords = ({mode, openShardCount}: StreamSummary): string => {
	if (mode === 'ON_DEMAND') {
		return 'the service chooses the number of shards';
	}

	const {minimum, maximum} = legalShardCounts(openShardCount);
	return `${formatCount(minimum)} to ${formatNumberOf(maximum, 'shard')} in one step, ${UPDATE_SHARD_COUNT_PER_DAY} steps in 24 hours`;
};

/**
What each shard gives or takes, and from two shards on what that is together.
*/
const perShard = (shards: number, each: string, together: string): string =>
	shards < 2 ? `${each} in each shard` : `${each} in each shard: ${together} in all`;

const shardRows = (summary: StreamSummary): readonly AboutRow[] => {
	const {openShardCount: shards} = summary;
	const writing = (count: number) => `${megabytes(count * SHARD_WRITE_BYTES_PER_SECOND)} and ${formatCount(count * SHARD_WRITE_RECORDS_PER_SECOND)} records/s`;
	return [
		limit('writing', 'writing', perShard(shards, writing(1), writing(shards))),
		limit('polling', 'polling', perShard(shards, `${megabytes(SHARD_READ_BYTES_PER_SECOND)} and ${GET_RECORDS_CALLS_PER_SECOND} calls a second, for all who poll together,`, megabytes(shards * SHARD_READ_BYTES_PER_SECOND))),
		limit('fan-out', 'fan-out', `${megabytes(FAN_OUT_BYTES_PER_SECOND)} of each shard for each registered consumer`),
		limit('scaling', 'scaling', scalingWords(summary)),
	];
};

const accountRow = ({view, isReplay}: AboutSight): AboutRow => {
	const account = view?.account;
	if (account !== undefined) {
		return limit('account', 'account', `${formatCount(account.openShardCount)} of ${formatNumberOf(account.shardLimit, 'shard')} are open in this region`);
	}

	if (isReplay) {
		return limit('account', 'account', 'not in the recording', 'muted');
	}

	return view?.settings === undefined
		? limit('account', 'account', view?.problem === undefined ? 'asking Kinesis …' : 'not known', 'muted')
		: limit('account', 'account', 'not known: it takes the right kinesis:DescribeLimits', 'warning');
};

/**
What the service allows on this stream.
*/
export const limitRows = (summary: StreamSummary | undefined, sight: AboutSight): readonly AboutRow[] => [
	{
		id: 'limits', kind: 'heading', head: 'Limits', text: '',
	},
	...summary === undefined ? [] : shardRows(summary),
	limit('mode', 'mode', `${MODE_SWITCHES_PER_DAY} changes in 24 hours`),
	limit('encryption', 'encryption', `${ENCRYPTION_CHANGES_PER_DAY} starts and ${ENCRYPTION_CHANGES_PER_DAY} stops in 24 hours`),
	accountRow(sight),
];
