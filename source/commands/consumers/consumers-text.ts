import prettyMilliseconds from 'pretty-ms';
import type {ShardWork} from '../../consumers/lease-scan.js';
import {
	stateWords,
	subjectNotes,
	trendWords,
} from '../../consumers/consumer-words.js';
import type {Block, ConsumersView, TableView} from '../../monitor/consumers/consumers-view.js';
import {sanitize} from '../../records/text/sanitize.js';
import {shortShardId} from '../../records/text/short-shard-id.js';
import {counted} from '../../words.js';
import {textTable} from '../output/text-table.js';

const UNKNOWN = '-';

/**
Shards of an application that are listed: the worst. All are in --json.
*/
const MOST_SHARDS = 20;

const lasting = (milliseconds: number): string => prettyMilliseconds(Math.max(0, milliseconds), {secondsDecimalDigits: 0, unitCount: 2});

const lagOf = ({lag}: ShardWork): string => lag === undefined ? UNKNOWN : `${lag.kind === 'exact' ? '' : '~'}${lasting(lag.milliseconds)}`;

const shardRow = ({table, scan}: TableView, work: ShardWork): readonly string[] => [
	table,
	`KCL ${scan!.release}`,
	shortShardId(work.shardId),
	work.owner ?? UNKNOWN,
	work.checkpointAt === undefined ? work.checkpoint : new Date(work.checkpointAt).toISOString(),
	lagOf(work),
	work.trend ? trendWords(work.trend) : UNKNOWN,
	stateWords(work),
];

const plainRow = (name: string, kind: string, state: string): readonly string[] => [name, kind, ...Array.from({length: 5}, () => UNKNOWN), state];

/**
What `clickmon consumers` says to a person: a row for each shard of an application, worst first, and one for each other consumer. Empty if there is none.
*/
export const consumersText = ({tables, lambda, fanOut, firehose}: ConsumersView): string => {
	const rows = [
		...tables.flatMap(table => (table.scan?.shards ?? []).slice(0, MOST_SHARDS).map(work => shardRow(table, work))),
		...(lambda.items ?? []).map(({functionName, state}) => plainRow(functionName, 'Lambda', state)),
		...(fanOut.items ?? []).map(({name, status}) => plainRow(name, 'fan-out', status)),
		...(firehose.items ?? []).map(({name, status}) => plainRow(name, 'Firehose', status)),
	];
	return rows.length === 0
		? ''
		: textTable([['CONSUMER', 'KIND', 'SHARD', 'OWNER', 'CHECKPOINT', 'LAG', 'TREND', 'STATE'], ...rows.map(row => row.map(cell => sanitize(cell)))]).join('\n');
};

const tableNotes = ({table, scan, consumed, isOnDemand, intervalMilliseconds}: TableView, isWatching: boolean): readonly string[] => {
	if (scan === undefined) {
		return [];
	}

	const rest = scan.shards.length - MOST_SHARDS;
	const often = isWatching ? `, every ${intervalMilliseconds / 1000} s` : '';
	return [
		`${table}: ${counted(scan.shards.length, 'lease')}${rest > 0 ? `, the worst ${MOST_SHARDS} are shown, --json has all` : ''}; the scan took ${consumed} read units${often}${isOnDemand === false ? ' (provisioned: it takes a quarter of the capacity at most)' : ''}.`,
		...subjectNotes(scan).map(note => `${table}: ${note}.`),
	];
};

const troubleOf = (block: Block<unknown> | undefined): readonly string[] => block?.trouble ? [block.trouble.message] : [];

/**
What a reader of the list should know: the cost of the scans, tables of others, rights that are missing.
*/
export const consumerNotes = (view: ConsumersView, {isWatching, hasAsked}: {readonly isWatching: boolean; readonly hasAsked: boolean}): readonly string[] => {
	const {tables, hasTables, tablesTrouble, discovery, fanOut, lambda, firehose} = view;
	const elsewhere = [...(lambda.isElsewhere ? ['Lambda'] : []), ...(firehose.isElsewhere ? ['Firehose'] : [])];
	return [
		...(hasTables ? [] : ['Kinesis is an emulator here, so no DynamoDB of an account is asked: set AWS_ENDPOINT_URL_DYNAMODB to see the lease tables that --kcl names.']),
		...(tablesTrouble ? [tablesTrouble.message] : []),
		...(hasAsked ? [] : ['Applications of KCL have a lease table: name it with --kcl TABLE, or look for all of them with --discover.']),
		...tables.flatMap(table => tableNotes(table, isWatching)),
		...tables.flatMap(({trouble, notDescribed}) => [trouble, notDescribed]).filter(trouble => trouble !== undefined).map(({message}) => message),
		...[discovery, fanOut, lambda, firehose].flatMap(block => troubleOf(block)),
		...(elsewhere.length > 0 ? [`${elsewhere.join(' and ')}: not asked beside an emulator without an endpoint of their own.`] : []),
		...(!isWatching && tables.some(({scan}) => (scan?.shards.length ?? 0) > 0) ? ['One scan cannot tell dead workers and checkpoints that stand: --watch does. ~ is the age of the checkpoint, told from its sequence number; --exact asks Kinesis.'] : []),
	];
};
