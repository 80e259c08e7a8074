import type {Connection} from '../../kinesis/client/connection.js';
import {readGreedily} from '../../kinesis/reading/greedy-consumer.js';
import {isOpen} from '../../service/shard.js';
import type {Clock} from '../../time/clock.js';
import type {GreedyControl} from '../controls.js';
import {createRateMeter} from '../meters/rate-meter.js';
import type {ShownPart} from '../part.js';
import type {MonitorState} from '../state.js';

/**
The greedy consumers, as the screen shows them.
*/
export type GreedyView = {
	readonly consumers: number;
	/**
	The number of shards that they poll.
	*/
	readonly shards: number;
	/**
	Their answered and refused reads, per second over the last 5 s.
	*/
	readonly answeredPerSecond: number;
	readonly refusedPerSecond: number;
};

/**
The part that adds badly written consumers to the stream, to show what they do to other consumers.
*/
export type GreedyPart = ShownPart<GreedyView | undefined> & {
	readonly control: GreedyControl;
};

const CONSUMERS = 2;

/**
Twice the rate that a shard answers; the service refuses the rest.
*/
const PAUSE_MILLISECONDS = 100;

/**
More consumers would compete for the processor instead of the shards.
*/
export const MOST_SHARDS = 32;

type Options = {
	readonly connection: Connection;
	readonly streamName: string;
	readonly clock: Clock;
	readonly stream: {readonly state: MonitorState};
};

export const createGreedyPart = ({connection, streamName, clock, stream}: Options): GreedyPart => {
	const polled = new Map<string, AbortController>();
	let answered = createRateMeter();
	let refused = createRateMeter();
	let isOn = false;
	let totals = {answered: 0, refused: 0};
	// The stream of these shards: a new stream has the same shard ids.
	let createdAt: number | undefined;
	const work = new Set<Promise<void>>();

	const onAnswered = (): void => {
		totals.answered++;
		answered.add(clock.now(), 1);
	};

	const onRefused = (): void => {
		totals.refused++;
		refused.add(clock.now(), 1);
	};

	const begin = (shardId: string): void => {
		const leaving = new AbortController();
		polled.set(shardId, leaving);
		for (let consumer = 0; consumer < CONSUMERS; consumer++) {
			const reading = readGreedily({
				connection, streamName, shardId, clock, signal: leaving.signal, pauseMilliseconds: PAUSE_MILLISECONDS, onAnswered, onRefused,
			});
			work.add(reading);
			void reading.then(() => work.delete(reading));
		}
	};

	const leaveAll = (): void => {
		for (const leaving of polled.values()) {
			leaving.abort();
		}

		polled.clear();
	};

	// Each open shard is polled, and no deleted one.
	const followShards = ({stream: summary, shards}: MonitorState): void => {
		if (!isOn) {
			return;
		}

		if (summary?.createdAt !== createdAt) {
			leaveAll();
			({createdAt} = summary ?? {createdAt: undefined});
		}

		const open = summary === undefined ? [] : shards.filter(shard => isOpen(shard)).slice(0, MOST_SHARDS).map(({shardId}) => shardId);
		for (const [shardId, leaving] of polled) {
			if (open.includes(shardId)) {
				continue;
			}

			leaving.abort();
			polled.delete(shardId);
		}

		for (const shardId of open) {
			if (!polled.has(shardId)) {
				begin(shardId);
			}
		}
	};

	const stop = async (): Promise<void> => {
		isOn = false;
		leaveAll();
		await Promise.all(work);
	};

	return {
		control: {
			get isOn() {
				return isOn;
			},
			get totals() {
				return {...totals};
			},
			consumers: CONSUMERS,
			start() {
				isOn = true;
				totals = {answered: 0, refused: 0};
				answered = createRateMeter();
				refused = createRateMeter();
				followShards(stream.state);
			},
			stop,
		},
		follow(state) {
			followShards(state);
		},
		finish: stop,
		view: at => isOn
			? {
				consumers: CONSUMERS,
				shards: polled.size,
				answeredPerSecond: answered.perSecond(at),
				refusedPerSecond: refused.perSecond(at),
			}
			: undefined,
	};
};
