import type {ShardWork} from '../../../consumers/lease-scan.js';
import {severityOf, stateWords, type Severity} from '../../../consumers/consumer-words.js';
import {worstFirst} from '../../../consumers/worst-first.js';
import type {ConsumersView, TableView} from '../../../monitor/consumers/consumers-view.js';
import type {Snapshot} from '../../../monitor/snapshot.js';
import {formatBehind} from '../../drawing/format.js';
import {lambdaFacts} from './lambda-facts.js';

/**
A consumer in the list.
*/
export type ConsumerEntry = {
	/**
	Its kind and name: what stays chosen when the list changes.
	*/
	readonly id: string;
	readonly name: string;
	readonly kind: string;
	/**
	The shard where it is worst, if its shards are known.
	*/
	readonly worst?: ShardWork | undefined;
	readonly state: string;
	readonly severity: Severity;
	/**
	The lease table, if it has one.
	*/
	readonly table?: TableView;
	/**
	What is known of a consumer without shards, for its own page: labels and values.
	*/
	readonly facts?: ReadonlyArray<readonly [label: string, value: string]>;
};

type State = Pick<ConsumerEntry, 'state' | 'severity'>;

const stateOfTable = ({scan, trouble}: TableView): State => {
	if (scan === undefined) {
		return trouble === undefined
			? {state: 'scanning …', severity: 'muted'}
			: {state: trouble.right === undefined ? 'not seen' : 'a right is missing', severity: 'warning'};
	}

	const [worst] = scan.shards;
	switch (scan.subject) {
		case 'this-stream': {
			return worst ? {state: stateWords(worst), severity: severityOf(worst)} : {state: 'no lease', severity: 'muted'};
		}

		case 'no-leases': {
			return {state: 'no lease', severity: 'muted'};
		}

		case 'other-stream': {
			return {state: 'of another stream', severity: 'muted'};
		}

		case 'earlier-stream': {
			return {state: 'not of this stream', severity: 'muted'};
		}
	}
};

const tableEntry = (table: TableView): ConsumerEntry => ({
	id: `kcl ${table.table}`,
	name: table.table,
	kind: table.scan ? `KCL ${table.scan.release}` : 'KCL',
	worst: table.scan?.shards[0],
	table,
	...stateOfTable(table),
});

const byWorst = ({worst: a}: ConsumerEntry, {worst: b}: ConsumerEntry): number =>
	a && b ? worstFirst(a, b) : Number(a === undefined) - Number(b === undefined);

const lambdaEntries = ({lambda}: ConsumersView): readonly ConsumerEntry[] => (lambda.items ?? []).map(mapping => {
	const {functionName, state, lastResult} = mapping;
	const isFailing = lastResult !== undefined && /problem|error|fail/iv.test(lastResult);
	return {
		id: `lambda ${functionName}`,
		name: functionName,
		kind: 'Lambda',
		state: isFailing ? lastResult : state,
		severity: isFailing ? 'bad' : (state === 'Enabled' ? 'good' : 'warning'),
		facts: lambdaFacts(mapping),
	};
});

const activeOrNot = (state: string): State => ({state, severity: state === 'ACTIVE' ? 'good' : 'warning'});

const fanOutEntries = ({fanOut}: ConsumersView): readonly ConsumerEntry[] => (fanOut.items ?? []).map(({name, arn, status, createdAt}) => ({
	id: `fan-out ${name}`,
	name,
	kind: 'fan-out',
	...activeOrNot(status),
	facts: [
		['consumer', arn],
		['registered', new Date(createdAt).toISOString()],
		['lag', 'A fan-out consumer tells no place. CloudWatch has its lag: SubscribeToShardEvent.MillisBehindLatest.'],
	],
}));

const firehoseEntries = ({firehose}: ConsumersView): readonly ConsumerEntry[] => (firehose.items ?? []).map(({name, status, startedAt}) => ({
	id: `firehose ${name}`,
	name,
	kind: 'Firehose',
	...activeOrNot(status),
	facts: [
		['reads since', startedAt === undefined ? 'not said' : new Date(startedAt).toISOString()],
		['lag', 'Firehose tells no place. CloudWatch has its lag: KinesisMillisBehindLatest.'],
	],
}));

const ownReader = ({shards, reading}: Snapshot): ConsumerEntry => {
	const lags = shards.map(({lagMilliseconds}) => lagMilliseconds).filter(lag => lag !== undefined);
	const lag = Math.max(0, ...lags);
	const behind = lag === 0 ? formatBehind(lag) : `${formatBehind(lag)} behind`;
	return {
		id: 'own reader',
		name: 'this window',
		kind: 'clickmon',
		state: lags.length === 0 ? 'does not read yet' : behind,
		severity: 'muted',
		facts: [['reads', reading.mode === 'fan-out' ? 'by fan-out' : 'by polling'], ['shards', String(shards.length)]],
	};
};

const greedyEntries = ({greedy}: Snapshot): readonly ConsumerEntry[] => greedy
	? [{
		id: 'own greedy',
		name: 'greedy readers',
		kind: 'clickmon',
		state: `${greedy.refusedPerSecond.toFixed(1)} reads/s refused`,
		severity: 'warning',
		facts: [
			['what', `${greedy.consumers} consumers that poll all the time, to show what that does to others. The key x ends them.`],
			['reads', `${greedy.answeredPerSecond.toFixed(1)} a second answered, ${greedy.refusedPerSecond.toFixed(1)} refused`],
		],
	}]
	: [];

/**
Everybody who reads the stream: the applications first, worst first, and at the end this window itself.
*/
export const consumerEntries = (snapshot: Snapshot): readonly ConsumerEntry[] => {
	const {consumers} = snapshot;
	const others = consumers && [
		...consumers.tables.map(table => tableEntry(table)).toSorted(byWorst),
		...lambdaEntries(consumers),
		...fanOutEntries(consumers),
		...firehoseEntries(consumers),
	];
	return [...others ?? [], ownReader(snapshot), ...greedyEntries(snapshot)];
};
