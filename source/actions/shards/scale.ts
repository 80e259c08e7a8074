import {shardCountSteps} from '../../explain/shard-count-steps.js';
import {explainError} from '../../kinesis/errors/explain-error.js';
import {scaleDownTarget, scaleUpTarget} from '../../service/shard-counts.js';
import {updateShardCount, describeStream} from '../../kinesis/streams/stream.js';
import {isOpen} from '../../service/shard.js';
import {listShards} from '../../kinesis/streams/shards.js';
import type {StreamSummary} from '../../service/stream.js';
import {UPDATE_SHARD_COUNT_PER_DAY} from '../../service/limits.js';
import {shortShardId} from '../../records/text/short-shard-id.js';
import type {Snapshot} from '../../monitor/snapshot.js';
import {UserError} from '../../user-error.js';
import {counted, grouped, named} from '../../words.js';
import type {ActionContext} from '../action.js';
import {kinesisWords} from '../aws-command.js';
import {defineAction, whyNotActive} from '../define-action.js';
import {order, waitForChange} from './order.js';
import {checkScaling, readScalePlan} from './scale-plan.js';

/**
More shards than these are counted, not named.
*/
const MAX_NAMED_SHARDS = 8;

/**
One call of UpdateShardCount, until the stream is ACTIVE with the new count.
*/
const takeStep = async (context: ActionContext, target: number): Promise<StreamSummary> => {
	const {connection, streamName, signal} = context;
	const hasTarget = async ({openShardCount}: StreamSummary): Promise<boolean> => openShardCount === target;
	await order(context, async () => updateShardCount(connection, streamName, target, signal), hasTarget);
	return waitForChange(context, hasTarget);
};

const doneWords = async ({connection, streamName, signal}: ActionContext, from: number, openShardCount: number): Promise<string> => {
	const shards = await listShards(connection, streamName, {signal});
	const open = shards.filter(shard => isOpen(shard));
	const names = open.length > MAX_NAMED_SHARDS ? '' : `: ${open.map(({shardId}) => shortShardId(shardId)).join(', ')}`;
	return `scaled ${named(streamName)} from ${from} to ${counted(openShardCount, 'open shard')}${names}`;
};

const alreadyWords = (streamName: string, count: number): string => `${named(streamName)} has ${counted(count, 'open shard')} already`;

const scaleAtOnce = async (context: ActionContext, chooseTarget: (openShardCount: number) => number): Promise<string> => {
	const {connection, streamName, signal} = context;
	const before = await describeStream(connection, streamName, signal);
	const target = chooseTarget(before.openShardCount);
	checkScaling(before, target);
	if (target === before.openShardCount) {
		return alreadyWords(streamName, target);
	}

	const {openShardCount} = await takeStep(context, target);
	return doneWords(context, before.openShardCount, openShardCount);
};

const scaleInSteps = async (context: ActionContext, {shardCount, isOneStep = false}: ScaleInput): Promise<string> => {
	const {streamName} = context;
	const {stream: before, steps: all} = await readScalePlan(context, shardCount);
	const steps = isOneStep ? all.slice(0, 1) : all;
	let count = before.openShardCount;
	for (const [index, target] of steps.entries()) {
		const head = steps.length === 1 ? '' : `step ${index + 1} of ${steps.length}, ${grouped(count)} to ${counted(target, 'shard')}: `;
		try {
			const after = await takeStep({
				...context,
				progress(text) {
					context.progress(head + text);
				},
			}, target);
			count = after.openShardCount;
		} catch (error) {
			context.signal.throwIfAborted();
			if (index === 0) {
				throw error;
			}

			const {code, message} = explainError(error, {...context.connection, streamName});
			throw new UserError(code, `${message} The ${named(streamName)} stands at ${counted(count, 'open shard')} after ${index} of ${counted(steps.length, 'step')}; the same command goes on from there.`, {cause: error});
		}
	}

	return steps.length === 0 ? alreadyWords(streamName, count) : doneWords(context, before.openShardCount, count);
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
	run: async context => scaleAtOnce(context, chooseTarget),
});

export const scaleUp = step('scale-up', scaleUpTarget, 'Doubles the shards: each is split in two.', 'most');

export const scaleDown = step('scale-down', scaleDownTarget, 'Halves the shards: neighbours are merged.', 'least');

type ScaleInput = {
	/**
	Open shards that the stream is to have.
	*/
	readonly shardCount: number;
	/**
	Only the first step towards it.
	*/
	readonly isOneStep?: boolean;
};

export const scaleToCount = defineAction({
	id: 'scale-to',
	label: () => 'scale in steps',
	description: 'Brings the stream to a shard count, in as many steps as it takes: each goes from half to double of the open shards.',
	isDangerous: false,
	changesStream: true,
	runsAlone: true,
	isEnabled: snapshot => whyNotScalable(snapshot) ?? true,
	cliEquivalent(snapshot, {shardCount}: ScaleInput) {
		// The service takes only the next step.
		const [next = shardCount] = shardCountSteps(snapshot.state.stream?.openShardCount ?? shardCount, shardCount);
		return words(snapshot, next);
	},
	run: async (context, input: ScaleInput) => scaleInSteps(context, input),
});
