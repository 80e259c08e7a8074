import {costJson, formatDollars} from '../../cost/cost-words.js';
import {sanitize} from '../../records/text/sanitize.js';
import {textTable} from '../output/text-table.js';
import type {PricedLeftover} from './priced-leftovers.js';

const UNKNOWN = '-';

const time = (milliseconds: number): string => new Date(milliseconds).toISOString();

const rowOf = ({streamName, summary, consumer, cost}: PricedLeftover): readonly string[] => [
	consumer === undefined ? 'stream' : 'consumer',
	consumer?.name ?? streamName,
	consumer === undefined ? UNKNOWN : streamName,
	consumer?.status ?? summary?.status ?? UNKNOWN,
	summary?.mode ?? UNKNOWN,
	String(summary?.openShardCount ?? UNKNOWN),
	cost === undefined ? UNKNOWN : formatDollars(cost.perHour),
];

/**
What `clickmon leftovers` says to a person: a row for each stream and each registered consumer.
*/
export const leftoversText = (leftovers: readonly PricedLeftover[]): string => textTable([
	['WHAT', 'NAME', 'OF STREAM', 'STATUS', 'MODE', 'OPEN SHARDS', 'AN HOUR'],
	...leftovers.map(leftover => rowOf(leftover).map(cell => sanitize(cell))),
]).join('\n');

/**
A line of `leftovers --json`; null stands for what there is no permission to know.
*/
export const leftoverJson = ({streamName, summary, consumer, cost}: PricedLeftover): Record<string, unknown> => ({
	...(consumer === undefined
		? {
			kind: 'stream',
			streamName,
			streamArn: summary?.arn ?? null,
			streamStatus: summary?.status ?? null,
			creationTimestamp: summary ? time(summary.createdAt) : null,
		}
		: {
			kind: 'consumer',
			consumerName: consumer.name,
			consumerArn: consumer.arn,
			consumerStatus: consumer.status,
			streamName,
			creationTimestamp: time(consumer.createdAt),
		}),
	streamMode: summary?.mode ?? null,
	openShardCount: summary?.openShardCount ?? null,
	cost: cost ? costJson(cost) : null,
});
