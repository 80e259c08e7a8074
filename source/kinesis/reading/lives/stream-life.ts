import type {Clock} from '../../../time/clock.js';
import type {Random} from '../../../random.js';
import {isStreamNotFound} from '../../errors/error-kind.js';
import {findPlan} from '../start/find-plan.js';
import type {ReadEvent} from '../../../service/read-event.js';
import type {ShardPosition} from '../../../service/shard-position.js';
import type {ChildShard, ShardConsumer} from '../shard-reading.js';
import type {StartWishes} from '../../../service/reading-start.js';
import {createShardLister} from './shard-lister.js';
import {createLineage} from './reading-order.js';
import {drainShard} from './drain-shard.js';
import {fateOf, type KnownStream, type StreamFate} from './stream-identity.js';
import {runTaskGroup, type TaskGroup} from './task-group.js';

/**
How often to look at the stream while it is read: was it created again, are there unknown shards?
*/
const LOOK_INTERVAL_MILLISECONDS = 10_000;

/**
A listing may lag behind a reshard: it is asked for again after 1 s, 2 s, … up to this.
*/
const MAX_LISTING_WAIT_MILLISECONDS = 10_000;

/**
How reading one life of a stream ended: all wished shards are drained, the stream is gone, or another stream has its name.
*/
export type LifeEnd = Exclude<StreamFate, {type: 'same'}> | {readonly type: 'drained'};

export type ShardToRead = {
	readonly shardId: string;
	readonly position: ShardPosition;
	readonly signal: AbortSignal;
	/**
	Whether a listing showed children of it.
	*/
	isClosed(): boolean;
};

export type LifeReading = StartWishes & KnownStream & {
	readonly clock: Clock;
	readonly random: Random;
	readonly signal: AbortSignal;
	/**
	Whether to retry the first listing without end. Otherwise it fails after a few times, because a person waits.
	*/
	readonly isPatient: boolean;
	/**
	Resolves once the event was taken.
	*/
	emit(event: ReadEvent): Promise<void>;
	openShard(shard: ShardToRead): ShardConsumer;
};

const superviseLife = (reading: LifeReading, {signal, run, finish}: TaskGroup<LifeEnd>): void => {
	const {connection, streamName, shardIds, clock, random, isPatient, emit} = reading;
	const lineage = createLineage();
	const positions = new Map<string, ShardPosition>();
	const listAll = createShardLister(reading, signal);

	const checkStream = async (cause?: unknown): Promise<void> => {
		const fate = await fateOf(reading, {
			clock, random, signal, cause,
		});
		if (fate.type === 'same') {
			return;
		}

		finish(fate);
		signal.throwIfAborted();
	};

	const begin = async (added: readonly ChildShard[]): Promise<void> => {
		for (const {shardId} of added) {
			const parentShardIds = lineage.waitsFor(shardId);
			if (parentShardIds.length > 0) {
				await emit({type: 'shard-waiting', shardId, parentShardIds});
			}
		}

		for (const shardId of lineage.takeReady()) {
			run(async () => readShard(shardId));
		}
	};

	const relist = async (): Promise<void> => {
		try {
			await begin(lineage.addListed(await listAll()));
		} catch (error) {
			// Deleted since it was looked at last: that is an end, and no failure.
			if (isStreamNotFound(error)) {
				await checkStream(error);
			}

			throw error;
		}
	};

	const followChildren = async (shardId: string, children: readonly ChildShard[]): Promise<void> => {
		await begin(lineage.addChildren(children));
		for (let wait = 1000; !lineage.knowsChildrenOf(shardId, children); wait = Math.min(wait * 2, MAX_LISTING_WAIT_MILLISECONDS)) {
			await relist();
			if (!lineage.knowsChildrenOf(shardId, children)) {
				await clock.sleep(wait, signal);
			}
		}
	};

	const finishWhenDone = (): void => {
		if (lineage.isDone) {
			finish({type: 'drained'});
		}
	};

	const readShard = async (shardId: string): Promise<void> => {
		// Each shard waits and calls with its own signal: a signal searches all its listeners whenever one is added or removed, which for thousands of shards takes longer than reading them.
		const shardSignal = AbortSignal.any([signal]);
		const consumer = reading.openShard({
			shardId,
			position: positions.get(shardId) ?? {type: 'trim-horizon'},
			signal: shardSignal,
			isClosed: () => lineage.knowsChildrenOf(shardId, []),
		});
		const children = await drainShard({
			shardId, consumer, signal: shardSignal, emit, checkStream,
		});
		lineage.markDrained(shardId);
		if (shardIds === undefined) {
			await followChildren(shardId, children);
		} else {
			finishWhenDone();
		}
	};

	const start = async (): Promise<void> => {
		const plan = await findPlan(reading, {
			connection, streamName, signal, clock, random, isPatient,
		});
		for (const shard of plan) {
			lineage.add(shard, shard.position.type === 'drained');
			if (shard.position.type !== 'drained') {
				positions.set(shard.shardId, shard.position);
			}
		}

		await begin(plan);
		if (shardIds !== undefined) {
			finishWhenDone();
		}
	};

	const watch = async (): Promise<void> => {
		for (;;) {
			await clock.sleep(LOOK_INTERVAL_MILLISECONDS, signal);
			await checkStream();
			if (shardIds === undefined) {
				await relist();
			}
		}
	};

	run(start);
	run(watch);
};

/**
Reads one life of a stream. It starts the wanted shards, each child after its parents, finds new shards through ended shards and through listings, and watches whether the stream is still there. Rejects with an error that waiting cannot solve, and with the signal's reason when it aborts.
*/
export const readLife = async (reading: LifeReading): Promise<LifeEnd> => runTaskGroup<LifeEnd>(reading.signal, group => {
	superviseLife(reading, group);
});
