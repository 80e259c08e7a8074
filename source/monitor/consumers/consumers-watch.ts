import type {Access} from '../../aws/access.js';
import type {LeaseTables} from '../../aws/readers/lease-tables.js';
import {troubleOf, type Trouble} from '../../aws/readers/reader-errors.js';
import {DYNAMODB} from '../../aws/readers/services.js';
import {isSequenceNumber, TRIM_HORIZON} from '../../consumers/lease.js';
import type {ShardTip} from '../../consumers/lag.js';
import type {WatchedStream} from '../../consumers/lease-table.js';
import type {Connection} from '../../kinesis/client/connection.js';
import {exactLag} from '../../kinesis/reading/exact-lag.js';
import type {Shard} from '../../service/shard.js';
import {parseStreamArn} from '../../service/stream-arn.js';
import type {StreamSummary} from '../../service/stream.js';
import type {Clock} from '../../time/clock.js';
import {UserError} from '../../user-error.js';
import {explainError} from '../../kinesis/errors/explain-error.js';
import type {Block, ConsumersView, EstimateTrust} from './consumers-view.js';
import {createOtherReaders} from './other-readers.js';
import {createTableWatch, type TableWatch} from './table-watch.js';

/**
What is looked at.
*/
export type ConsumersWishes = {
	/**
	The lease tables.
	*/
	readonly tables: readonly string[];
	/**
	Whether to look for more of them among all tables of the region.
	*/
	readonly isDiscovering: boolean;
};

type Options = ConsumersWishes & {
	readonly connection: Connection;
	readonly streamName: string;
	readonly clock: Clock;
	/**
	The stream as it is known; undefined before its first answer.
	*/
	stream(): {readonly summary: StreamSummary; readonly shards: readonly Shard[] | undefined} | undefined;
	tipOf?(shardId: string): ShardTip | undefined;
	trust?(): EstimateTrust;
	onChange?(): void;
};

const OTHERS_MILLISECONDS = 60_000;
const DISCOVERY_MILLISECONDS = 5 * 60_000;
const WAIT_MILLISECONDS = 500;

/**
The most tables that discovery describes: a call for each.
*/
const MOST_TABLES = 300;

const HOUR = 60 * 60 * 1000;

export const createConsumersWatch = ({connection, streamName, clock, tables: wishedTables, isDiscovering, stream, tipOf, trust = () => 'unchecked', onChange = () => undefined}: Options) => {
	const others = createOtherReaders({connection, streamName, onChange});
	let watches: readonly TableWatch[] = [];
	let hasTables = true;
	let tablesTrouble: Trouble | undefined;
	let discovery: Block<string> | undefined = isDiscovering ? {items: undefined} : undefined;
	let opened: {readonly tables: LeaseTables; readonly access: Access} | undefined;

	const watched = (): WatchedStream | undefined => {
		const known = stream();
		return known && {
			name: streamName,
			accountId: parseStreamArn(known.summary.arn)?.accountId,
			createdAt: known.summary.createdAt,
			retentionMilliseconds: known.summary.retentionHours * HOUR,
			shards: known.shards,
		};
	};

	const sight = () => {
		const now = watched();
		return now && {stream: now, isTrusted: trust() !== 'off', tipOf};
	};

	const findAccess = async (): Promise<Access | undefined> => {
		try {
			const access = await connection.accessTo?.(DYNAMODB);
			hasTables = access !== undefined;
			tablesTrouble = undefined;
			return access;
		} catch (error) {
			tablesTrouble = {message: explainError(error, connection).message};
			return undefined;
		} finally {
			onChange();
		}
	};

	const openTables = async () => {
		const access = opened?.access ?? await findAccess();
		if (opened === undefined && access !== undefined) {
			const {createLeaseTables} = await import('../../aws/readers/reader-services.js');
			opened ??= {tables: createLeaseTables(access), access};
		}

		return opened;
	};

	const add = async (names: readonly string[]): Promise<readonly TableWatch[]> => {
		// Without a table to look at, the client is not loaded.
		const way = names.length === 0 ? await findAccess() && opened : await openTables();
		if (way === undefined) {
			return [];
		}

		const added = names.filter(name => watches.every(({view}) => view.table !== name)).map(table => createTableWatch({
			...way, table, clock, sight, onChange,
		}));
		watches = [...watches, ...added];
		onChange();
		return added;
	};

	const discover = async (signal: AbortSignal): Promise<readonly TableWatch[]> => {
		const way = await openTables();
		if (way === undefined) {
			return [];
		}

		const {tables, access} = way;
		const found: string[] = [];
		let right = 'dynamodb:ListTables';
		try {
			let seen = 0;
			for await (const table of tables.list(signal)) {
				seen++;
				if (seen > MOST_TABLES) {
					break;
				}

				right = 'dynamodb:DescribeTable';
				const {keyName} = await tables.describe(table, signal);
				if (keyName === 'leaseKey') {
					found.push(table);
				}

				right = 'dynamodb:ListTables';
			}

			discovery = {items: found, ...(seen > MOST_TABLES && {trouble: {message: `only the first ${MOST_TABLES} tables were looked at: name others with --kcl TABLE.`}})};
		} catch (error) {
			signal.throwIfAborted();
			discovery = {
				items: found, trouble: troubleOf(error, {
					service: DYNAMODB, access, right, subject: 'looking for lease tables',
				}),
			};
		}

		onChange();
		return add(found);
	};

	const lookAtOthers = async (signal: AbortSignal) => {
		const known = stream();
		if (known !== undefined) {
			await others.look(known.summary.arn, signal);
		}
	};

	const untilKnown = async (signal: AbortSignal) => {
		while (stream() === undefined) {
			await clock.sleep(WAIT_MILLISECONDS, signal);
		}
	};

	return {
		get view(): ConsumersView {
			return {
				tables: watches.map(({view}) => view), hasTables, tablesTrouble, discovery, ...others.blocks, estimate: trust(),
			};
		},
		/**
		Looks at everything once. Rejects only with the signal's reason.
		*/
		async once(signal: AbortSignal) {
			await untilKnown(signal);
			await add(wishedTables);
			if (isDiscovering) {
				await discover(signal);
			}

			await Promise.all([lookAtOthers(signal), ...watches.map(async watch => watch.scan(signal))]);
		},
		/**
		Looks again and again until the signal aborts; then it rejects with its reason.
		*/
		async run(signal: AbortSignal) {
			await untilKnown(signal);
			const running = new Map<TableWatch, Promise<void>>();
			const failing = Promise.withResolvers<never>();
			const runAll = () => {
				for (const watch of watches) {
					if (!running.has(watch)) {
						running.set(watch, watch.run(signal).catch(failing.reject));
					}
				}
			};

			const repeat = async (milliseconds: number, work: () => Promise<void>) => {
				for (;;) {
					await work();
					await clock.sleep(milliseconds, signal);
				}
			};

			await Promise.all([
				failing.promise,
				repeat(OTHERS_MILLISECONDS, async () => lookAtOthers(signal)),
				(async () => {
					await add(wishedTables);
					runAll();
				})(),
				isDiscovering && repeat(DISCOVERY_MILLISECONDS, async () => {
					await discover(signal);
					runAll();
				}),
			]);
		},
		/**
		Asks the service how far a consumer of a table is behind on a shard. Resolves with what is wrong; undefined if it is answered.
		*/
		async askExactly(table: string, shardId: string, signal?: AbortSignal): Promise<string | undefined> {
			const watch = watches.find(({view}) => view.table === table);
			const work = watch?.view.scan?.shards.find(shard => shard.shardId === shardId);
			if (watch === undefined || work === undefined || !(isSequenceNumber(work.checkpoint) || work.checkpoint === TRIM_HORIZON)) {
				return `The checkpoint ${work?.checkpoint ?? ''} has no place to read from.`;
			}

			const position = work.checkpoint === TRIM_HORIZON ? {type: 'trim-horizon'} as const : {type: 'after-sequence-number', sequenceNumber: work.checkpoint} as const;
			try {
				const at = clock.now();
				const lag = await exactLag(shardId, position, {
					connection, streamName, clock, signal,
				});
				const retention = watched()?.retentionMilliseconds ?? Infinity;
				const isGone = lag > 0 && work.checkpointAt !== undefined && at - work.checkpointAt > retention;
				watch.answer(shardId, {checkpoint: work.checkpoint, at, lagMilliseconds: isGone ? undefined : lag});
				return undefined;
			} catch (error) {
				signal?.throwIfAborted();
				return error instanceof UserError ? error.message : explainError(error, {...connection, streamName}).message;
			}
		},
		/**
		Another stream has the name: nothing of what was seen is about it.
		*/
		forget() {
			others.forget();
			for (const watch of watches) {
				watch.forget();
			}
		},
		close() {
			opened?.tables.close();
		},
	};
};

export type ConsumersWatch = ReturnType<typeof createConsumersWatch>;
