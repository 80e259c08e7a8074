import prettyMilliseconds from 'pretty-ms';
import type {StreamStatusReport} from '../../actions/streams/status.js';
import {counted} from '../../words.js';
import {hashShareOf} from '../../service/hash-ranges.js';
import {isOpen, type Shard} from '../../service/shard.js';
import {textTable} from '../output/text-table.js';

// A hash key has 128 bits.
const HASH_KEY_HEX_DIGITS = 32;

const hex = (hashKey: bigint): string => hashKey.toString(16).padStart(HASH_KEY_HEX_DIGITS, '0');

/**
What `clickmon status` says to a person: one line on the stream, one on its age and size, one on its cost, and a row per shard.
*/
export const statusText = ({summary, shards}: StreamStatusReport, where: string, now: number, cost: string): string => {
	const age = prettyMilliseconds(Math.max(0, now - summary.createdAt), {unitCount: 2, secondsDecimalDigits: 0});
	const parents = ({parentShardId, adjacentParentShardId}: Shard) =>
		parentShardId === undefined ? '-' : [parentShardId, adjacentParentShardId].filter(Boolean).join(', ');
	const rows = shards.map(shard => [
		shard.shardId,
		isOpen(shard) ? 'open' : 'closed',
		`${(hashShareOf(shard) * 100).toFixed(1)} %`,
		`${hex(shard.startingHashKey)}-${hex(shard.endingHashKey)}`,
		parents(shard),
	]);
	return [
		`${summary.name}  ${summary.status}  ${summary.mode}  ${where}`,
		[
			counted(summary.openShardCount, 'open shard'),
			`retention ${summary.retentionHours} h`,
			counted(summary.consumerCount, 'consumer'),
			`created ${new Date(summary.createdAt).toISOString()} (${age} ago)`,
		].join(', '),
		cost,
		'',
		...textTable([['SHARD', 'STATE', 'SHARE', 'HASH-KEY RANGE', 'PARENTS'], ...rows]),
	].join('\n');
};
