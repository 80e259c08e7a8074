import {hexOf} from '../../../explain/key-place.js';
import type {KeyFact} from '../../../monitor/facts/facts.js';
import type {ShardView} from '../../../monitor/meters/shard-view.js';
import type {Snapshot} from '../../../monitor/snapshot.js';
import {sanitize} from '../../../records/text/sanitize.js';
import {alongHashKeys} from '../../../service/hash-ranges.js';
import {SHARD_WRITE_BYTES_PER_SECOND, SHARD_WRITE_RECORDS_PER_SECOND} from '../../../service/limits.js';
import {neighboursOf} from '../../../service/reshard.js';
import {createShardFamily} from '../../../service/shard-family.js';
import {shortShardId} from '../../../records/text/short-shard-id.js';
import {listed} from '../../../words.js';
import type {Appearance} from '../../appearance/appearance.js';
import {bar} from '../../drawing/chart.js';
import {
	formatBehind,
	formatCount,
	formatKilobytes,
	formatNumberOf,
	formatRate,
	formatShare,
} from '../../drawing/format.js';
import {
	line,
	span,
	type Line,
} from '../../drawing/line.js';
import {wrapText} from '../../drawing/wrap.js';
import {toneOf, toneStyle} from '../../shards/shard-load.js';
import {rangesLine, scaleLine} from '../key-place/place-bar.js';
import type {PlannedChange} from './planned-change.js';

const HEAD = 10;
const BAR = 20;
const SHOWN_KEYS = 5;

type Options = {
	readonly shard: ShardView;
	readonly width: number;
	readonly appearance: Appearance;
	/**
	The change that waits for Enter.
	*/
	readonly planned: PlannedChange | undefined;
};

/**
A head and its text, on as many rows as it takes.
*/
const fact = (head: string, text: string, {width, appearance: {theme}}: Options, style = {}): readonly Line[] =>
	wrapText(text, width - HEAD).map((row, index): Line => [span((index === 0 ? head : '').padEnd(HEAD), theme.muted), span(row, style)]);

const meter = (head: string, [value, limit]: readonly [value: number, limit: number], shown: string, {shard, appearance: {theme, glyphs}}: Options): Line => [
	span(head.padEnd(HEAD), theme.muted),
	span(bar(value, limit, BAR, glyphs), toneStyle(toneOf(shard), theme)),
	span(` ${shown}, ${formatShare(value / limit)}`),
];

const loadLines = (options: Options): readonly Line[] => {
	const {shard, appearance: {theme}} = options;
	if (shard.state === 'closed') {
		return fact('load', 'none: a closed shard takes no records, and keeps those that it has until they expire', options, theme.muted);
	}

	return [
		meter('records', [shard.recordsPerSecond, SHARD_WRITE_RECORDS_PER_SECOND], `${formatRate(shard.recordsPerSecond)}/s of ${formatCount(SHARD_WRITE_RECORDS_PER_SECOND)}`, options),
		meter('bytes', [shard.bytesPerSecond, SHARD_WRITE_BYTES_PER_SECOND], `${formatKilobytes(shard.bytesPerSecond)} KB/s of ${formatCount(SHARD_WRITE_BYTES_PER_SECOND / 1024)}`, options),
		...(shard.throttledPerSecond > 0 ? fact('', `it turns down ${formatRate(shard.throttledPerSecond)} records/s of this session`, options, theme.bad) : []),
	];
};

const keyWords = ({key, shareOfShard}: KeyFact): string => `${sanitize(key)} ${formatShare(shareOfShard)}`;

const keyLines = ({facts}: Snapshot, options: Options): readonly Line[] => {
	const {shard, appearance: {theme}} = options;
	const keys = facts.keys.filter(({shardId}) => shardId === shard.shardId).toSorted((a, b) => b.shareOfShard - a.shareOfShard).slice(0, SHOWN_KEYS);
	return keys.length === 0
		? fact('top keys', 'none of the last minute’s most frequent keys is here', options, theme.muted)
		: fact('top keys', keys.map(one => keyWords(one)).join(', '), options);
};

const familyLines = ({state}: Snapshot, options: Options): readonly Line[] => {
	const {shard: {shardId, parentShardIds, state: shardState}} = options;
	const children = createShardFamily(state.shards).childrenOf(shardId);
	const names = (ids: readonly string[]) => listed(ids.map(id => shortShardId(id)));
	const parents = parentShardIds.length === 0 ? 'none: it came with the stream, or they have expired' : `${names(parentShardIds)}, ${parentShardIds.length === 1 ? 'which was split' : 'which were merged'}`;
	return [
		...fact('parents', parents, options),
		...fact('children', children.length === 0 ? (shardState === 'open' ? 'none: it is open' : 'none known') : names(children), options),
	];
};

const sequenceLines = ({state}: Snapshot, options: Options): readonly Line[] => {
	const known = state.shards.find(({shardId}) => shardId === options.shard.shardId);
	return known === undefined
		? []
		: [
			...fact('begins at', known.startingSequenceNumber, options),
			...fact('ends at', known.endingSequenceNumber ?? 'no end: it is open', options),
		];
};

const readerTexts: Readonly<Record<ShardView['reader'], string>> = {
	'not-read': 'does not read it',
	'waiting-for-parents': 'waits for the end of its parents',
	starting: 'is about to read it',
	reading: 'reads it',
	throttled: 'is throttled on it',
	retrying: 'tries it again after a failure',
	ended: 'has read it to its end',
};

const readerLines = ({state, reading, greedy}: Snapshot, options: Options): readonly Line[] => {
	const {shard: {reader, lagMilliseconds}} = options;
	const behind = reader === 'reading' && lagMilliseconds !== undefined ? (lagMilliseconds === 0 ? ', at its tip' : `, ${formatBehind(lagMilliseconds)} behind`) : '';
	const consumers = state.stream?.consumerCount ?? 0;
	const way = reading.mode === 'fan-out' ? ' by fan-out' : '';
	return fact('readers', [
		`this session ${readerTexts[reader]}${way}${behind}`,
		...(greedy === undefined ? [] : ['two greedy consumers of this session']),
		consumers === 0 ? 'no consumer is registered' : `${formatNumberOf(consumers, 'registered consumer')} of the stream`,
		'the service does not tell who else polls it',
	].join('; '), options);
};

const neighbourText = ({shards}: Snapshot, {shard}: Options): string => {
	const {below, above} = neighboursOf(shard, shards.filter(({state}) => state === 'open'));
	return [below && `${below.shortId} below`, above && `${above.shortId} above`].filter(text => text !== undefined).join(', ');
};

const changeLines = ({planned, width, appearance: {theme}}: Options): readonly Line[] => {
	if (planned === undefined) {
		return [];
	}

	const {command} = planned;
	const paragraph = (text: string, style = {}) => wrapText(text, width).map(row => line(row, style));
	return [
		...paragraph(planned.words, theme.accent),
		...(planned.warning === undefined ? [] : paragraph(planned.warning, theme.warning)),
		...(command === undefined ? [] : paragraph(command, theme.muted)),
		[span('Enter', {...theme.accent, isBold: true}), span(planned.action === 'split-shard' ? ' splits it, ' : ' merges them, '), span('Esc', {...theme.accent, isBold: true}), span(planned.action === 'split-shard' ? ' leaves it.' : ' leaves them.')],
		[],
	];
};

/**
All that is known of one shard; above it the change that waits for Enter.
*/
export const shardLines = (snapshot: Snapshot, options: Options): readonly Line[] => {
	const {shard, width, appearance} = options;
	const open = alongHashKeys(snapshot.shards.filter(({state}) => state === 'open')).map(one => ({...one, name: `shard ${one.shortId}`}));
	const neighbours = neighbourText(snapshot, options);
	return [
		...changeLines(options),
		scaleLine(width, appearance),
		rangesLine(open, width, open.find(({shardId}) => shardId === shard.shardId), appearance),
		...fact('range', `${hexOf(shard.startingHashKey)} to ${hexOf(shard.endingHashKey)}`, options),
		...fact('', `${formatShare(shard.hashShare)} of the hash keys${neighbours === '' ? '' : `; neighbours: ${neighbours}`}`, options),
		...loadLines(options),
		...keyLines(snapshot, options),
		...readerLines(snapshot, options),
		...familyLines(snapshot, options),
		...sequenceLines(snapshot, options),
	];
};
