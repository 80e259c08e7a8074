import {hashKeyOf} from '../../kinesis/streams/hash-range.js';
import type {FeedRecord, ShardView, Snapshot} from '../../monitor/snapshot.js';
import {decodeData} from '../../records/decode.js';
import {sanitize} from '../../records/sanitize.js';
import type {Appearance} from '../appearance.js';
import {formatElapsed, formatNumberOf, formatShare} from '../format.js';
import {span, type Line} from '../line.js';

const encodingNames = {json: 'JSON', utf8: 'text in UTF-8', base64: 'binary'} as const;

/**
Where in its shard's range a hash key lies. A record can lie outside: it was put with an explicit hash key.
*/
const placeInShard = (hashKey: bigint, shard: ShardView | undefined): string => {
	if (!shard) {
		return 'whose range is not known';
	}

	const {startingHashKey, endingHashKey} = shard;
	if (hashKey < startingHashKey || hashKey > endingHashKey) {
		return 'outside its range: an explicit hash key';
	}

	const part = Number((hashKey - startingHashKey) * 1000n / (endingHashKey - startingHashKey + 1n)) / 1000;
	return `at ${formatShare(part)} of its range`;
};

const arrivalText = (arrival: Date | undefined, now: number): string =>
	arrival && !Number.isNaN(arrival.getTime()) ? `${arrival.toISOString()}, ${formatElapsed(now - arrival.getTime())} ago` : 'the endpoint did not say';

/**
What is known of a record beside its data, a row each.
*/
export const recordFacts = ({shardId, record}: FeedRecord, {shards, at}: Snapshot, {theme}: Appearance): readonly Line[] => {
	const {PartitionKey, SequenceNumber, Data} = record;
	const hashKey = hashKeyOf(PartitionKey);
	const shard = shards.find(candidate => candidate.shardId === shardId);
	const facts: ReadonlyArray<readonly [string, string]> = [
		['key', PartitionKey],
		['hash key', `${hashKey}`],
		['MD5', hashKey.toString(16).padStart(32, '0')],
		['shard', `${shardId}, ${placeInShard(hashKey, shard)}`],
		['sequence', SequenceNumber],
		['arrived', arrivalText(record.ApproximateArrivalTimestamp, at)],
		['data', `${formatNumberOf(Data.byteLength, 'byte')}, ${encodingNames[decodeData(Data).encoding]}`],
	];
	return facts.map(([name, value]) => [span(name.padEnd(10), theme.muted), span(sanitize(value))]);
};
