import {retrying} from '../../kinesis/errors/error-kind.js';
import {scaleDownTarget, scaleUpTarget} from '../../service/shard-counts.js';
import {updateShardCount, describeStream} from '../../kinesis/streams/stream.js';
import {isOpen} from '../../service/shard.js';
import {listShards} from '../../kinesis/streams/shards.js';
import type {StreamSummary} from '../../service/stream.js';
import {UPDATE_SHARD_COUNT_PER_DAY} from '../../service/limits.js';
import {waitUntilActive} from '../../kinesis/streams/waiting.js';
import {shortShardId} from '../../service/shard-id.js';
import type {Snapshot} from '../../monitor/snapshot.js';
import {counted, grouped, named} from '../../words.js';
import type {ActionContext} from '../action.js';
import {kinesisWords} from '../aws-command.js';
import {defineAction, whyNotActive} from '../define-action.js';
import {checkScaling} from './scale-plan.js';

/**
The service's answers lag: after the call a stream can look ACTIVE with the old count, at most for this time.
*/
const LISTING_LAG_MILLISECONDS = 15_000;

/**
More shards than these are counted, not named.
*/
const MAX_NAMED_SHARDS = 8;

const isCarriedOut = async ({connection, streamName, signal}: ActionContext, target: number): Promise<boolean> => {
	const {status, openShardCount} = await describeStream(connection, streamName, signal);
	return status === 'UPDATING' || openShardCount === target;
};

const order = async (context: ActionContext, target: number): Promise<void> => {
	const {connection, streamName, signal} = context;
	let tries = 0;
	const call = async () => {
		tries++;
		await updateShardCount(connection, streamName, target, signal);
	};

	try {
		await retrying(call, {signal});
	} catch (error) {
		// A repeated order is refused when the first one was carried out and only its answer was lost.
		if (tries === 1 || !await isCarriedOut(context, target)) {
			throw error;
		}
	}
};

const waitForCount = async (context: ActionContext, target: number): Promise<StreamSummary> => {
	const {connection, streamName, clock, signal} = context;
	const deadline = clock.now() + LISTING_LAG_MILLISECONDS;
	for (;;) {
		const stream = await waitUntilActive(connection, streamName, {clock, signal, onStatus: context.progress});
		if (stream.openShardCount === target || clock.now() > deadline) {
			return stream;
		}

		await clock.sleep(1000, signal);
	}
};

const scaleTo = async (context: ActionContext, chooseTarget: (openShardCount: number) => number): Promise<string> => {
	const {connection, streamName, signal} = context;
	const before = await describeStream(connection, streamName, signal);
	const target = chooseTarget(before.openShardCount);
	checkScaling(before, target);
	if (target === before.openShardCount) {
		return `${named(streamName)} has ${counted(target, 'open shard')} already`;
	}

	await order(context, target);
	const {openShardCount} = await waitForCount(context, target);
	const shards = await listShards(connection, streamName, {signal});
	const open = shards.filter(shard => isOpen(shard));
	const names = open.length > MAX_NAMED_SHARDS ? '' : `: ${open.map(({shardId}) => shortShardId(shardId)).join(', ')}`;
	return `scaled ${named(streamName)} from ${before.openShardCount} to ${counted(openShardCount, 'open shard')}${names}`;
};

const whyNotScalable = (snapshot: Snapshot): string | undefined =>
	whyNotActive(snapshot) ?? (snapshot.state.stream?.mode === 'ON_DEMAND' ? 'on-demand: the service scales it' : undefined);

const words = ({state}: Snapshot, target: number): readonly string[] =>
	kinesisWords('update-shard-count', {'stream-name': state.streamName, 'scaling-type': 'UNIFORM_SCALING', 'target-shard-count': target});

const step = <const Id extends string>(id: Id, chooseTarget: (openShardCount: number) => number, description: string, end: string) => defineAction({
	id,
	label(snapshot) {
		const open = snapshot.state.stream?.openShardCount;
		return open === undefined || whyNotScalable(snapshot) !== undefined ? id.replace('-', ' ') : `scale to ${chooseTarget(open)}`;
	},
	description,
	consequence(snapshot) {
		const open = snapshot.state.stream?.openShardCount ?? 0;
		const target = chooseTarget(open);
		return `This goes from ${counted(open, 'open shard')} to ${grouped(target)}. Each shard is paid for by the hour, so the stream costs ${target > open ? 'twice as much' : 'half as much, and takes half as much,'} from then on; and a stream is rescaled ${UPDATE_SHARD_COUNT_PER_DAY} times a day at most.`;
	},
	isDangerous: false,
	changesStream: true,
	runsAlone: true,
	isEnabled(snapshot) {
		const open = snapshot.state.stream?.openShardCount ?? 0;
		return whyNotScalable(snapshot) ?? (chooseTarget(open) === open ? `already ${counted(open, 'shard')}: the ${end}` : true);
	},
	cliEquivalent(snapshot) {
		const {stream} = snapshot.state;
		return stream && words(snapshot, chooseTarget(stream.openShardCount));
	},
	run: async context => scaleTo(context, chooseTarget),
});

export const scaleUp = step('scale-up', scaleUpTarget, 'Doubles the shards: each is split in two.', 'most');

export const scaleDown = step('scale-down', scaleDownTarget, 'Halves the shards: neighbours are merged.', 'least');

type ScaleInput = {
	/**
	Open shards that the stream is to have.
	*/
	readonly shardCount: number;
};

export const scaleToCount = defineAction({
	id: 'scale-to',
	label: () => 'scale to …',
	description: 'Brings the stream to a shard count: at least half, at most double of the open shards.',
	isDangerous: false,
	changesStream: true,
	runsAlone: true,
	isEnabled: snapshot => whyNotScalable(snapshot) ?? true,
	cliEquivalent: (snapshot, {shardCount}: ScaleInput) => words(snapshot, shardCount),
	run: async (context, {shardCount}: ScaleInput) => scaleTo(context, () => shardCount),
});
