import {hashKeyOf} from '../../../service/hash-ranges.js';
import type {Snapshot} from '../../../monitor/snapshot.js';
import type {FeedRecord} from '../../../monitor/feed/feed-view.js';
import type {ShardView} from '../../../monitor/meters/shard-view.js';
import type {RecordFields} from '../../../records/record-json.js';
import {sanitize} from '../../../records/text/sanitize.js';
import type {Appearance} from '../../appearance/appearance.js';
import {
	formatCount,
	formatElapsed,
	formatNumberOf,
	formatShare,
} from '../../drawing/format.js';
import {span, type Line} from '../../drawing/line.js';
import {encodingOf} from './record-body.js';

export type OpenRecord = {
	/**
	The record of the service that it is, or is in.
	*/
	readonly source: FeedRecord;
	readonly record: RecordFields;
};

const encodingNames = {json: 'JSON', utf8: 'text in UTF-8', base64: 'binary'} as const;

const HASH_KEY = /^\d{1,39}$/v;

/**
The hash key that decides for a record: its own, or else the MD5 sum of its partition key.
*/
const decidingHashKey = ({PartitionKey, packing}: RecordFields): bigint =>
	HASH_KEY.test(packing?.explicitHashKey ?? '') ? BigInt(packing!.explicitHashKey!) : hashKeyOf(PartitionKey);

/**
Where in its shard's range a hash key lies. A record can lie outside: it was put with an explicit hash key. So can a user record, which consumer libraries leave out then. Source: AggregatorUtil of the Kinesis Client Library.
*/
const placeInShard = (hashKey: bigint, shard: ShardView | undefined, isUserRecord: boolean): string => {
	if (!shard) {
		return 'whose range is not known';
	}

	const {startingHashKey, endingHashKey} = shard;
	if (hashKey < startingHashKey || hashKey > endingHashKey) {
		return isUserRecord ? 'outside its range: the KCL leaves it out' : 'outside its range: an explicit hash key';
	}

	const part = Number((hashKey - startingHashKey) * 1000n / (endingHashKey - startingHashKey + 1n)) / 1000;
	return `at ${formatShare(part)} of its range`;
};

const dataText = ({Data, packing}: RecordFields): string => {
	const encoding = encodingNames[encodingOf(Data)];
	const bytes = formatNumberOf(packing?.packedBytes ?? Data.byteLength, 'byte');
	return packing?.compression === undefined || packing.fault !== undefined
		? `${bytes}, ${encoding}`
		: `${bytes}, ${encoding} in ${packing.compression}, ${formatNumberOf(Data.byteLength, 'byte')} unpacked`;
};

type Fact = readonly [name: string, value: string];

/**
What an aggregate has beside its user records, or why something could not be unpacked.
*/
const packingFacts = ({source, record: {packing}}: OpenRecord): readonly Fact[] => {
	const {subSequenceNumber, userRecordCount = 0, fault} = packing ?? {};
	const {PartitionKey, Data} = source.record;
	const place = subSequenceNumber === undefined
		? []
		: [
			['packed', `1 Kinesis record = ${formatNumberOf(userRecordCount, 'user record')}; this is number ${formatCount(subSequenceNumber + 1)}`],
			['put as', `${formatNumberOf(Data.byteLength, 'byte')} under key ${PartitionKey}`],
		] as const;
	return [...place, ...(fault === undefined ? [] : [['as put', fault] as const])];
};

const arrivalText = (arrival: Date | undefined, now: number): string =>
	arrival && !Number.isNaN(arrival.getTime()) ? `${arrival.toISOString()}, ${formatElapsed(now - arrival.getTime())} ago` : 'the endpoint did not say';

/**
What is known of a record beside its data, a row each.
*/
export const recordFacts = (open: OpenRecord, {shards, at}: Snapshot, {theme}: Appearance): readonly Line[] => {
	const {source: {shardId}, record} = open;
	const {PartitionKey, SequenceNumber, packing} = record;
	const hashKey = decidingHashKey(record);
	const shard = shards.find(candidate => candidate.shardId === shardId);
	const isUserRecord = packing?.subSequenceNumber !== undefined;
	const facts: readonly Fact[] = [
		['key', PartitionKey],
		['hash key', packing?.explicitHashKey === undefined ? `${hashKey}` : `${packing.explicitHashKey}, explicit`],
		['MD5', hashKeyOf(PartitionKey).toString(16).padStart(32, '0')],
		['shard', `${shardId}, ${placeInShard(hashKey, shard, isUserRecord)}`],
		['sequence', SequenceNumber],
		['arrived', arrivalText(record.ApproximateArrivalTimestamp, at)],
		['data', dataText(record)],
		...packingFacts(open),
	];
	return facts.map(([name, value]) => [span(name.padEnd(10), theme.muted), span(sanitize(value))]);
};
