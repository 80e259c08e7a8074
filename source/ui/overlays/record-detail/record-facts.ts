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
	The service's record that it is, or is part of.
	*/
	readonly source: FeedRecord;
	readonly record: RecordFields;
};

const encodingNames = {json: 'JSON', utf8: 'text in UTF-8', base64: 'binary'} as const;

const HASH_KEY = /^\d{1,39}$/v;

/**
The hash key of a record: its explicit one, or the MD5 of its partition key.
*/
const decidingHashKey = ({PartitionKey, packing}: RecordFields): bigint =>
	HASH_KEY.test(packing?.explicitHashKey ?? '') ? BigInt(packing!.explicitHashKey!) : hashKeyOf(PartitionKey);

/**
The place of a hash key in its shard's range. A record can be outside the range if it was put with an explicit hash key. Consumer libraries leave out a user record that is outside. Source: AggregatorUtil of the Kinesis Client Library.
*/
const placeInShard = (hashKey: bigint, shard: ShardView | undefined, isUserRecord: boolean): string => {
	if (!shard) {
		return 'with an unknown range';
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
	const compression = packing?.fault === undefined ? packing?.compression : undefined;
	const layers = [packing?.format === undefined ? undefined : `from ${packing.format}`, compression === undefined ? undefined : `in ${compression}`].filter(layer => layer !== undefined);
	return layers.length === 0
		? `${bytes}, ${encoding}`
		: `${bytes}, ${encoding} ${layers.join(' ')}, ${formatNumberOf(Data.byteLength, 'byte')} ${packing?.format === undefined ? 'unpacked' : 'decoded'}`;
};

type Fact = readonly [name: string, value: string];

/**
What an aggregate has besides its user records, or why something could not be unpacked or decoded.
*/
const packingFacts = ({source, record: {packing}}: OpenRecord): readonly Fact[] => {
	const {subSequenceNumber, userRecordCount = 0, fault, undecoded} = packing ?? {};
	const {PartitionKey, Data} = source.record;
	const place = subSequenceNumber === undefined
		? []
		: [
			['packed', `1 Kinesis record = ${formatNumberOf(userRecordCount, 'user record')}; this is number ${formatCount(subSequenceNumber + 1)}`],
			['put as', `${formatNumberOf(Data.byteLength, 'byte')} under key ${PartitionKey}`],
		] as const;
	const reasons = [fault, undecoded].filter(reason => reason !== undefined);
	return [...place, ...reasons.map(reason => ['as put', reason] as const)];
};

const arrivalText = (arrival: Date | undefined, now: number): string =>
	arrival && !Number.isNaN(arrival.getTime()) ? `${arrival.toISOString()}, ${formatElapsed(now - arrival.getTime())} ago` : 'the endpoint did not say';

/**
The facts of a record besides its data, one per row.
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
