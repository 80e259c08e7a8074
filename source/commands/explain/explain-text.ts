import {adviceWords, flowWords} from '../../explain/advice-words.js';
import type {ExplainedKey} from '../../explain/explain-keys.js';
import {firstDigits, hexOf} from '../../explain/key-place.js';
import type {WhatIf} from '../../explain/what-if.js';
import {shortShardId} from '../../records/text/short-shard-id.js';
import {loadOf} from '../../service/shard-load.js';
import {counted, oneLine} from '../../words.js';
import type {ExplainInput} from './explain-json.js';

const percent = (part: number): string => `${(part * 100).toFixed(1)} %`;

const keyLines = ({partitionKey, md5, hashKey, shard, next, load}: ExplainedKey, change: WhatIf | undefined): readonly string[] => [
	oneLine(partitionKey),
	`  MD5    ${md5}, which is its hash key: it begins with ${firstDigits(hashKey)}`,
	...(shard === undefined
		? []
		: [
			`  range  ${hexOf(shard.startingHashKey)}-${hexOf(shard.endingHashKey)}, ${percent(shard.hashShare)} of the hash keys`,
			`  shard  ${shard.shardId}`,
		]),
	...(load === undefined ? [] : [`  load   ${flowWords(load)}, ${percent(load.shareOfShard)} of its shard`]),
	...(next === undefined || change === undefined
		? []
		: [`  ${next.shardId === shard?.shardId ? 'stays' : 'moves'}  with ${counted(change.shardCount, 'shard')}: ${next.shardId}, from ${firstDigits(next.startingHashKey)} to ${firstDigits(next.endingHashKey)}`]),
];

const stepsText = ({steps, shardCount}: WhatIf): string => {
	if (steps.length === 0) {
		return `The stream has ${counted(shardCount, 'open shard')} now: nothing would change.`;
	}

	return steps.length === 1
		? `UpdateShardCount takes ${counted(shardCount, 'shard')} at once.`
		: `UpdateShardCount does not take ${counted(shardCount, 'shard')} at once: it goes by ${steps.slice(0, -1).join(', ')} to ${shardCount}.`;
};

const fullestText = ({shards, shardCount}: WhatIf): string => {
	const [fullest] = shards.toSorted((a, b) => loadOf(b) - loadOf(a));
	return `With ${counted(shardCount, 'shard')} the fullest would be shard ${shortShardId(fullest!.shardId)}, with ${flowWords(fullest!)}.`;
};

/**
What `clickmon explain` says to a person: a few lines per key, then what holds for the stream.
*/
export const explainText = ({summary, shards, explanation: {keys, change}, advice, minute}: ExplainInput): string => [
	`${summary.name}  ${summary.status}  ${summary.mode}  ${counted(shards.length, 'open shard')}`,
	...keys.flatMap(key => ['', ...keyLines(key, change)]),
	...(minute && keys.length === 0 ? ['', 'No record came in the last minute.'] : []),
	...([change, minute, advice].some(part => part !== undefined) ? [''] : []),
	...(change ? [stepsText(change), ...(minute ? [fullestText(change)] : [])] : []),
	...(minute ? [`In the last ${minute.seconds.toFixed(0)} s the stream took in ${flowWords(minute.traffic.total)}.`] : []),
	...(advice ? adviceWords(advice) : []),
].join('\n');
