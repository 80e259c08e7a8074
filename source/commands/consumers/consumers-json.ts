import type {ShardWork} from '../../consumers/lease-scan.js';
import {severityOf} from '../../consumers/consumer-words.js';
import {missingRights, type ConsumersView, type TableView} from '../../monitor/consumers/consumers-view.js';

type Json = Record<string, unknown>;

const time = (milliseconds: number | undefined) => milliseconds === undefined ? null : new Date(milliseconds).toISOString();

const shardJson = (work: ShardWork): Json => ({
	shardId: work.shardId,
	state: work.state,
	cause: work.cause ?? null,
	severity: severityOf(work),
	since: time(work.stateSince),
	owner: work.owner ?? null,
	checkpoint: work.checkpoint,
	checkpointTime: time(work.checkpointAt),
	lagMilliseconds: work.lag?.milliseconds ?? null,
	isExact: work.lag?.kind === 'exact',
	recordsAhead: work.ahead === 'unknown' ? null : work.ahead === 'yes',
	trendSecondsPerMinute: work.trend ? Math.round(work.trend.secondsPerMinute) : null,
	retentionShare: work.retentionShare ?? null,
});

const tableJson = ({table, scan, scannedAt, consumed, isOnDemand}: TableView): Json => ({
	kind: 'kcl',
	name: table,
	release: scan?.release ?? null,
	subject: scan?.subject ?? null,
	scannedAt: time(scannedAt),
	consumedCapacity: consumed,
	isOnDemand: isOnDemand ?? null,
	otherStreams: scan?.otherStreams ?? [],
	shards: scan?.shards.map(work => shardJson(work)) ?? null,
});

/**
A line of `consumers --json` for each consumer, and one for each right that is missing. Null stands for what is not known.
*/
export const consumersJson = (view: ConsumersView, streamName: string): readonly Json[] => [
	...view.tables.map(table => tableJson(table)),
	...(view.lambda.items ?? []).map(mapping => ({kind: 'lambda', name: mapping.functionName, ...mapping})),
	...(view.fanOut.items ?? []).map(({name, arn, status, createdAt}) => ({
		kind: 'fan-out', name, arn, status, creationTimestamp: time(createdAt),
	})),
	...(view.firehose.items ?? []).map(({name, status, startedAt}) => ({
		kind: 'firehose', name, status, startedAt: time(startedAt),
	})),
	...missingRights(view).map(({right, message}) => ({kind: 'missing-right', right, message})),
].map(json => ({streamName, ...json}));
