import type {Facts} from '../../../monitor/facts/facts.js';
import {shortShardId} from '../../../records/text/short-shard-id.js';
import {sanitize} from '../../../records/text/sanitize.js';
import {cutText} from '../../../records/text/text-width.js';
import type {Appearance} from '../../appearance/appearance.js';
import {
	formatKilobytes,
	formatNumberOf,
	formatRate,
	formatShare,
} from '../../drawing/format.js';
import {line, type Line} from '../../drawing/line.js';
import {wrapText} from '../../drawing/wrap.js';

const SHOWN_KEY = 40;

const shownKey = (key: string): string => cutText(sanitize(key), SHOWN_KEY);

const wholeShare = (share: number): string => formatShare(Math.round(share * 100) / 100);

/**
The hot key and its meaning, or the largest key.
*/
const hotText = ({hotKey, keys, isSample = false}: Facts): string => {
	if (isSample && keys.length > 0) {
		const [{key, shardId, shareOfShard}] = keys as [Facts['keys'][number]];
		return `These are counts of a sample, in which quiet shards have more weight; whether a key is hot is not known. Of the records read, ${shownKey(key)} had ${wholeShare(shareOfShard)} in shard ${shortShardId(shardId)}.`;
	}

	if (hotKey) {
		const {key, shardId, shareOfShard, load} = hotKey;
		return `${shownKey(key)} is hot: ${wholeShare(shareOfShard)} of the records of shard ${shortShardId(shardId)}, and ${wholeShare(load)} of what a shard takes in. `
			+ 'A key stays in one shard, so more shards do not help.';
	}

	const [largest] = keys;
	return largest
		? `No key was hot; the largest, ${shownKey(largest.key)}, had ${wholeShare(largest.shareOfShard)} of the records of shard ${shortShardId(largest.shardId)}.`
		: 'No records in the last minute.';
};

/**
The totals, and the hot key.
*/
export const headLines = (facts: Facts, width: number, {glyphs, theme}: Appearance): readonly Line[] => {
	const {records, bytes, seconds, hotKey} = facts;
	const span = Math.max(1, seconds);
	const amount = [`${formatNumberOf(records, 'record')}${facts.isSample ? ' read of a sample' : ''}`, `${formatRate(records / span)}/s`, `${formatKilobytes(bytes / span)} KB/s`].join(` ${glyphs.separator} `);
	return [
		line(amount, theme.strong),
		...wrapText(hotText(facts), width).map(row => line(row, hotKey ? theme.bad : theme.muted)),
	];
};
