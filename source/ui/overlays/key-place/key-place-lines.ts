import {adviceFor, type Advice} from '../../../explain/advice.js';
import {adviceWords, flowWords} from '../../../explain/advice-words.js';
import {firstDigits, placeOf, type KeyPlace} from '../../../explain/key-place.js';
import {trafficOfFacts} from '../../../explain/traffic.js';
import {whatIf, type WhatIf} from '../../../explain/what-if.js';
import type {Snapshot} from '../../../monitor/snapshot.js';
import type {ShardView} from '../../../monitor/meters/shard-view.js';
import {sanitize} from '../../../records/text/sanitize.js';
import {cutText} from '../../../records/text/text-width.js';
import {alongHashKeys, hashKeyOf} from '../../../service/hash-ranges.js';
import {shortShardId} from '../../../records/text/short-shard-id.js';
import {loadOf} from '../../../service/shard-load.js';
import {counted} from '../../../words.js';
import type {Appearance} from '../../appearance/appearance.js';
import {toneOf} from '../../shards/shard-load.js';
import {fieldLine} from '../../drawing/field-line.js';
import {formatShare} from '../../drawing/format.js';
import {line, span, type Line} from '../../drawing/line.js';
import {wrapText} from '../../drawing/wrap.js';
import type {TextField} from '../../keys/line-editor.js';
import {
	markLines,
	rangesLine,
	scaleLine,
	type Mark,
	type NamedRange,
} from './place-bar.js';

/**
This many keys of the last minute have a mark under the bar.
*/
const MARKED_KEYS = 20;
const SHOWN_KEY = 40;
const SHOWN_MOVES = 6;

const shownKey = (key: string): string => cutText(sanitize(key), SHOWN_KEY);

const openShards = ({shards}: Snapshot): readonly ShardView[] => alongHashKeys(shards.filter(({state}) => state === 'open'));

/**
`user-3` has the label 3 under the bar. Other keys have no short name.
*/
const labelOf = (key: string): string => /^user-(?<number>\d{1,3})$/v.exec(key)?.groups?.number ?? '';

const marksFor = (typed: string, {facts: {keys}}: Snapshot): readonly Mark[] => {
	const listed = keys.slice(0, MARKED_KEYS).map(({key}) => key).filter(key => key !== typed);
	return [
		{hashKey: hashKeyOf(typed), label: labelOf(typed), isChosen: true},
		...listed.map(key => ({hashKey: hashKeyOf(key), label: labelOf(key), isChosen: false})),
	];
};

const named = (ranges: ReadonlyArray<{readonly shardId: string; readonly startingHashKey: bigint; readonly endingHashKey: bigint}>): readonly NamedRange[] =>
	ranges.map(range => ({...range, name: `shard ${shortShardId(range.shardId)}`}));

const placeText = ({partitionKey, hashKey, shard}: KeyPlace<ShardView>, {facts: {keys}}: Snapshot): string => {
	const name = shownKey(partitionKey);
	const fact = keys.find(({key}) => key === partitionKey);
	return [
		`${name} is at ${firstDigits(hashKey)}: ${shard ? `shard ${shard.shortId}` : 'no known open shard'}.`,
		`The MD5 of a text never changes, so ${name} always goes there and its records stay in order.`,
		...(fact && shard ? [`In the last minute it made ${formatShare(fact.shareOfShard)} of the records of shard ${shard.shortId}.`] : []),
	].join(' ');
};

const wayText = ({shardCount, steps}: WhatIf): string =>
	steps.length === 1 ? 'UpdateShardCount does that in one step.' : `UpdateShardCount needs several steps: ${[...steps.slice(0, -1), shardCount].join(', ')}.`;

const movesText = ({moves}: WhatIf, partitionKey: string): string => {
	if (moves.length === 0) {
		return 'No key of the last minute would move.';
	}

	const ordered = moves.toSorted((a, b) => Number(b.partitionKey === partitionKey) - Number(a.partitionKey === partitionKey));
	const shown = ordered.slice(0, SHOWN_MOVES).map(({partitionKey: key, from, to}) => `${shownKey(key)} from ${shortShardId(from)} to ${shortShardId(to)}`);
	const rest = moves.length - shown.length;
	return `Keys that would move: ${shown.join(', ')}${rest > 0 ? `, and ${rest} more` : ''}.`;
};

const loadsText = ({shards}: WhatIf): string => {
	const [fullest] = shards.toSorted((a, b) => loadOf(b) - loadOf(a));
	return fullest ? `The fullest would be shard ${shortShardId(fullest.shardId)}, with ${flowWords(fullest)}: ${formatShare(loadOf(fullest))} of its limit.` : '';
};

type Options = {
	/**
	The shard count to try; undefined for the current shards.
	*/
	readonly shardCount: number | undefined;
	readonly width: number;
	readonly appearance: Appearance;
};

/**
What more shards would do. The figures are means of the last minute: while a shard is full that was calm before, they do not know yet.
*/
const adviceLines = (advice: Advice, shards: readonly ShardView[], width: number, {theme}: Appearance): readonly Line[] => {
	const pressed = advice.type === 'fits' ? shards.find(shard => toneOf(shard) === 'full') ?? shards.find(shard => toneOf(shard) === 'high') : undefined;
	if (pressed) {
		const {shardId} = pressed;
		const state = toneOf(pressed) === 'full' ? 'full' : 'near its limit';
		return wrapText(`Shard ${shortShardId(shardId)} is ${state} now. The figures here are means of the last minute, which was calmer: they follow within a minute.`, width).map(row => line(row, theme.warning));
	}

	const style = advice.type === 'hot-key' ? theme.warning : theme.muted;
	return adviceWords(advice).flatMap(text => wrapText(text, width)).map(row => line(row, style));
};

/**
The place of a partition key. With `shardCount`, also what this shard count would change.
*/
export const keyPlaceLines = (field: TextField, snapshot: Snapshot, {shardCount, width, appearance}: Options): readonly Line[] => {
	const {theme} = appearance;
	const shards = openShards(snapshot);
	const label = (text: string) => span(text.padEnd(6), theme.muted);
	const place = placeOf(field.typed, shards);
	const head = [[label('key'), ...fieldLine(field, width - 6)]];
	if (shards.length === 0) {
		return [...head, [], line('No open shard is known yet. Once the stream is ACTIVE, this shows where the key goes.', theme.muted)];
	}

	if (snapshot.state.stream?.ignoresKey) {
		return [...head, [], ...adviceWords({type: 'ignores-key'}).flatMap(text => wrapText(text, width)).map(row => line(row, theme.warning))];
	}

	const traffic = trafficOfFacts(snapshot.facts);
	const change = shardCount === undefined || shardCount === shards.length ? undefined : whatIf(shards, traffic, shardCount);
	const ranges = named(change?.shards ?? shards);
	const taker = ranges.find(({startingHashKey, endingHashKey}) => startingHashKey <= place.hashKey && place.hashKey <= endingHashKey);
	const paragraph = (text: string, style = {}): readonly Line[] => wrapText(text, width).map(row => line(row, style));
	const advice = adviceFor({shards, traffic, mode: snapshot.state.stream?.mode ?? 'PROVISIONED'});
	return [
		...head,
		[label('MD5'), span(place.md5), span(`  its first digits give its place: ${firstDigits(place.hashKey)}`, theme.muted)],
		[],
		change
			? line(`With ${counted(change.shardCount, 'shard')} instead of ${shards.length}:`, theme.accent)
			: line(`${counted(shards.length, 'open shard')}, along the hash keys:`, theme.muted),
		scaleLine(width, appearance),
		rangesLine(ranges, width, taker, appearance),
		...markLines(marksFor(field.typed, snapshot), width, appearance),
		[],
		...(change
			? [
				...paragraph(`${shownKey(place.partitionKey)} would be in ${taker?.name ?? 'no shard'}. ${movesText(change, place.partitionKey)}`),
				...paragraph(`${loadsText(change)} ${wayText(change)}`),
			]
			: paragraph(placeText(place, snapshot))),
		[],
		...(advice ? adviceLines(advice, shards, width, appearance) : []),
	];
};
