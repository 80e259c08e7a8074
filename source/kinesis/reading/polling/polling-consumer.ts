import type {ValueOf} from '../../client/answer-shapes.js';
import type * as answers from '../../client/answers.js';
import {GetRecordsCommand, GetShardIteratorCommand} from '../../client/calls.js';
import {classifyError} from '../../errors/error-kind.js';
import {sizeOf, type KinesisRecord} from '../../../service/record.js';
import {meetTrouble} from '../read-trouble.js';
import {createResumePoint} from '../resume-point.js';
import type {ShardSampler} from '../sampling/shard-sampler.js';
import {describePosition, type ShardPosition, toServicePosition} from '../../../service/shard-position.js';
import {
	serviceTime,
	type ShardConsumer,
	type ShardReading,
	toChildShards,
	toLag,
} from '../shard-reading.js';
import {
	FIRST_LIMIT,
	intervalAfter,
	leastInterval,
	nextLimit,
	type ReadBudget,
} from './read-budget.js';

export type PollingReading = ShardReading & {
	readonly budget: ReadBudget;
	/**
	The wait between two polls at the tip, in ms, after an answer with this many records.
	*/
	pollInterval(shardId: string, recordCount: number): number;
	/**
	Undefined: every record is read.
	*/
	readonly sampler?: ShardSampler | undefined;
	/**
	Another consumer began to read the shard, and already reported that.
	*/
	readonly isContinuation?: boolean;
};

const getIterator = async ({connection, streamName, shardId, signal}: PollingReading, position: ShardPosition): Promise<string> => {
	const {type, sequenceNumber, timestamp} = toServicePosition(position);
	const {ShardIterator: iterator} = await connection.sdk.send(new GetShardIteratorCommand({
		StreamName: streamName, ShardId: shardId, ShardIteratorType: type, StartingSequenceNumber: sequenceNumber, Timestamp: timestamp,
	}), {abortSignal: signal});
	return iterator;
};

/**
An endpoint that refuses one iterator after the other as invalid does not take GetRecords at all: a gateway, an emulator without it.
*/
const MAX_REFUSALS = 3;

const bytesOf = (records: readonly KinesisRecord[]): number => {
	let bytes = 0;
	for (const record of records) {
		bytes += sizeOf(record);
	}

	return bytes;
};

/**
Reads one shard with GetRecords, inside the read budget, and survives everything that passes: throttling, server errors, lost connections, cut-off answers, expired iterators and credentials. A failed call is made again with the same iterator, so that it skips and repeats nothing.
*/
export async function * pollShard(reading: PollingReading): ShardConsumer {
	const {connection, shardId, clock, signal, slots, sampler} = reading;
	const resumePoint = createResumePoint(reading.position, serviceTime(reading));
	let next = reading.position;
	let iterator: string | undefined;
	let isStarted = reading.isContinuation ?? false;
	let limit = sampler?.firstLimit(FIRST_LIMIT) ?? FIRST_LIMIT;
	let failures = 0;
	let refusals = 0;

	for (;;) {
		const release = await slots.acquire();
		let countsFrom = clock.now();
		let interval: number;
		try {
			signal.throwIfAborted();
			const newer = iterator === undefined ? undefined : sampler?.jump(serviceTime(reading));
			if (newer !== undefined) {
				iterator = await getIterator(reading, newer);
				sampler?.jumped(newer);
			}

			iterator ??= await getIterator(reading, next);
			if (!isStarted) {
				isStarted = true;
				yield {
					type: 'shard-started', shardId, position: describePosition(reading.position), resumeAt: resumePoint.position,
				};
			}

			const answer: ValueOf<typeof answers.getRecords> = await connection.sdk.send(new GetRecordsCommand({ShardIterator: iterator, Limit: limit}), {abortSignal: signal});
			const records = sampler?.unread(answer.Records) ?? answer.Records;
			const millisBehindLatest = toLag(answer.MillisBehindLatest);
			const bytes = bytesOf(records);
			// Some emulators always say 0: a full answer has more behind it.
			const isCaughtUp = millisBehindLatest === 0 && answer.Records.length < limit;
			failures = 0;
			refusals = 0;
			const sample = sampler?.note({
				records, bytes, millisBehindLatest, isCaughtUp, serviceTime: serviceTime(reading),
			});
			const pollInterval = reading.pollInterval(shardId, records.length);
			const budget = sampler?.budget(reading.budget, pollInterval) ?? reading.budget;
			interval = intervalAfter({bytes, isCaughtUp: isCaughtUp || sampler?.isPatient === true}, budget, pollInterval);
			limit = nextLimit(limit, {records: records.length, bytes}, budget);
			iterator = answer.NextShardIterator;
			resumePoint.advance({lastSequenceNumber: records.at(-1)?.SequenceNumber, isCaughtUp, serviceTime: serviceTime(reading)});
			yield {
				type: 'batch', shardId, records, millisBehindLatest, receivedAt: clock.now(), resumeAt: resumePoint.position, ...(sample && {sample}),
			};
			if (iterator === undefined) {
				sampler?.end();
				const children = toChildShards(answer.ChildShards);
				yield {type: 'shard-ended', shardId, childShardIds: children.map(child => child.shardId)};
				return children;
			}
		} catch (error) {
			signal.throwIfAborted();
			let kind = classifyError(error);
			if (iterator !== undefined && kind === 'invalid' && refusals < MAX_REFUSALS) {
				// A restarted endpoint may not know its iterators any more. Treat them as expired.
				kind = 'expired-iterator';
				refusals++;
			}

			if (kind === 'expired-iterator') {
				iterator = undefined;
			}

			next = resumePoint.position;
			const trouble = meetTrouble(error, failures++, reading, kind);
			interval = Math.max(leastInterval(reading.budget), trouble.retryInMs);
			countsFrom = clock.now();
			yield {...trouble, retryInMs: interval};
		} finally {
			release();
		}

		// A clock that was set back does not make the wait longer.
		const wait = interval - Math.max(0, clock.now() - countsFrom);
		if (wait > 0) {
			await clock.sleep(wait, signal);
		}
	}
}
