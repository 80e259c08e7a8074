import {UserError} from '../user-error.js';
import type {Clock} from '../clock.js';
import type {Random} from '../random.js';
import {classifyError, isConsumerNotFound} from './error-kind.js';
import {createLineage, withParents} from './lineage.js';
import type {ReadEvent} from './read-event.js';
import {retrying} from './retrying.js';
import type {ShardPosition} from './shard-position.js';
import type {ChildShard, ShardConsumer} from './shard-reading.js';
import {listShards, type Shard, type ShardSelection} from './shards.js';
import {planStart, selectionFor, type StartWishes} from './start-plan.js';
import {fateOf, type KnownStream, type StreamFate} from './stream-identity.js';

/**
How often the stream is looked at while it is read: was it re-created, are there shards that nobody named?
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
	Resolves once the event was taken.
	*/
	emit(event: ReadEvent): Promise<void>;
	openShard(shard: ShardToRead): ShardConsumer;
};

const checkWishedShards = (listing: readonly Shard[], {shardIds = []}: StartWishes, streamName: string): void => {
	const missing = shardIds.find(shardId => listing.every(shard => shard.shardId !== shardId));
	if (missing !== undefined) {
		throw new UserError('shard-not-found', `There is no shard “${missing}” in stream “${streamName}”: see its shards with \`clickmon status\`.`);
	}
};

/**
Reads a stream as long as it is this one stream: starts the shards that are wished for, each child after its parents, follows reshards by what ended shards name and by listings, and watches whether the stream is still there. Rejects with what cannot be mended, and with the signal's reason when it aborts.
*/
export const readLife = async (reading: LifeReading): Promise<LifeEnd> => {
	const {connection, streamName, shardIds, clock, random, emit} = reading;
	const stop = new AbortController();
	const signal = AbortSignal.any([reading.signal, stop.signal]);
	const lifeEnd = Promise.withResolvers<LifeEnd>();
	const lineage = createLineage();
	const positions = new Map<string, ShardPosition>();
	const tasks = new Set<Promise<void>>();

	const run = (task: () => Promise<void>): void => {
		// What comes after the end, the stop's own reason included, changes nothing any more.
		const promise = task().catch(lifeEnd.reject).finally(() => {
			tasks.delete(promise);
		});
		tasks.add(promise);
	};

	const finish = (end: LifeEnd): void => {
		lifeEnd.resolve(end);
		stop.abort();
	};

	const finishUnlessSame = async (cause?: unknown): Promise<void> => {
		const fate = await fateOf(reading, {
			clock, random, signal, cause,
		});
		if (fate.type === 'same') {
			return;
		}

		finish(fate);
		signal.throwIfAborted();
	};

	const announce = async (shards: readonly ChildShard[]): Promise<void> => {
		for (const {shardId} of shards) {
			const parentShardIds = lineage.waitsFor(shardId);
			if (parentShardIds.length > 0) {
				await emit({type: 'shard-waiting', shardId, parentShardIds});
			}
		}
	};

	const startReady = (): void => {
		for (const shardId of lineage.takeReady()) {
			run(async () => readShard(shardId));
		}
	};

	const list = async (filter?: ShardSelection): Promise<Shard[]> => retrying(async () => listShards(connection, streamName, {
		filter, signal, clock, random,
	}), {
		signal, clock, random, attempts: Infinity,
	});

	let relisting: Promise<void> | undefined;
	// Hundreds of shards may end at once: one listing serves them all.
	const relist = async (): Promise<void> => {
		relisting ??= (async () => {
			const listing = await list();
			await announce(lineage.addListed(listing.map(shard => withParents(shard))));
			startReady();
		})().finally(() => {
			relisting = undefined;
		});
		return relisting;
	};

	const followChildren = async (shardId: string, children: readonly ChildShard[]): Promise<void> => {
		await announce(lineage.addChildren(children));
		startReady();
		for (let wait = 1000; !lineage.knowsChildrenOf(shardId, children); wait = Math.min(wait * 2, MAX_LISTING_WAIT_MILLISECONDS)) {
			await relist();
			if (!lineage.knowsChildrenOf(shardId, children)) {
				await clock.sleep(wait, signal);
			}
		}
	};

	const drain = async (shardId: string): Promise<readonly ChildShard[]> => {
		const consumer = reading.openShard({
			shardId,
			position: positions.get(shardId) ?? {type: 'trim-horizon'},
			signal,
			isClosed: () => lineage.knowsChildrenOf(shardId, []),
		});
		try {
			for (;;) {
				const {done, value} = await consumer.next();
				if (done) {
					return value;
				}

				await emit(value);
			}
		} catch (error) {
			signal.throwIfAborted();
			const kind = classifyError(error);
			if (kind === 'not-found' || kind === 'invalid') {
				await finishUnlessSame(error);
			}

			if (kind !== 'not-found' || isConsumerNotFound(error)) {
				throw error;
			}

			// The stream is there but the shard is not: its last record has expired.
			await emit({type: 'shard-ended', shardId, childShardIds: []});
			return [];
		} finally {
			await consumer.return([]);
		}
	};

	const readShard = async (shardId: string): Promise<void> => {
		const children = await drain(shardId);
		lineage.markDrained(shardId);
		if (shardIds) {
			if (lineage.isDone) {
				finish({type: 'drained'});
			}

			return;
		}

		startReady();
		await followChildren(shardId, children);
	};

	const start = async (): Promise<void> => {
		const listing = await list(selectionFor(reading));
		checkWishedShards(listing, reading, streamName);
		const plan = planStart(listing, reading);
		for (const shard of plan) {
			lineage.add(shard, shard.position.type === 'drained');
			if (shard.position.type !== 'drained') {
				positions.set(shard.shardId, shard.position);
			}
		}

		await announce(plan);
		startReady();
		if (shardIds && lineage.isDone) {
			finish({type: 'drained'});
		}
	};

	const watch = async (): Promise<void> => {
		for (;;) {
			await clock.sleep(LOOK_INTERVAL_MILLISECONDS, signal);
			await finishUnlessSame();
			if (!shardIds) {
				await relist();
			}
		}
	};

	run(start);
	run(watch);
	try {
		return await lifeEnd.promise;
	} finally {
		stop.abort();
		await Promise.allSettled(tasks);
	}
};
