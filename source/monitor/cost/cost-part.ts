import {isOnAws} from '../../aws/endpoint.js';
import {
	chargesPerHour,
	hasStorageCharge,
	standingCostPerHour,
	totalOf,
	type Throughput,
} from '../../cost/cost.js';
import {createCostMeter} from '../../cost/cost-meter.js';
import type {Cost} from '../../cost/cost-words.js';
import type {PriceTable} from '../../cost/prices.js';
import type {StreamSummary} from '../../service/stream.js';
import type {ReadingMode} from '../controls.js';
import {createRateMeter} from '../meters/rate-meter.js';
import type {ShownPart} from '../part.js';
import type {MonitorState} from '../state.js';
import {createWrittenCount} from './written-count.js';

/**
What the stream costs, and whether this session created it.
*/
export type CostView = Cost & {
	/**
	Whether this session created the current stream.
	*/
	readonly isOwn: boolean;
	/**
	Dollars that an hour costs once this session has gone: the stream alone, with nothing written or read, and without the consumer that the session reads through.
	*/
	readonly leftPerHour: number;
	/**
	What is written was worked out from a sample of the records.
	*/
	readonly isFromSample?: boolean;
};

type Options = {
	/**
	When the session began, in clock ms.
	*/
	readonly startedAt: number;
	readonly prices: PriceTable;
	readonly clock: {now(): number};
	state(): MonitorState;
	readingMode(): ReadingMode;
	/**
	How many times as much was written to a shard as was read of it.
	*/
	factorOf?(shardId: string): number;
};

/**
The cost of an hour comes from this many seconds, because single batches make rates jump.
*/
const RATE_SECONDS = 10;

const FREE = {
	stream: 0, retention: 0, consumers: 0, writing: 0, reading: 0, fanOut: 0,
};

const newRates = () => ({
	putUnits: createRateMeter(RATE_SECONDS), bytesWritten: createRateMeter(RATE_SECONDS), bytesRead: createRateMeter(RATE_SECONDS), bytesFannedOut: createRateMeter(RATE_SECONDS),
});

const names = ['putUnits', 'bytesWritten', 'bytesRead', 'bytesFannedOut'] as const;

/**
The part that computes the cost of the stream. The view is undefined if its mode is unknown, because this session may not describe it. The price follows the stream: a reshard, another mode or retention, and a new consumer count from when they are seen. The written bytes come from the records read, so they include all writers. Of the reading, only this session's share is known.
*/
export const createCostPart = ({startedAt, prices, clock, state, readingMode, factorOf = () => 1}: Options): ShownPart<CostView | undefined> => {
	const meter = createCostMeter(prices);
	const written = createWrittenCount(startedAt);
	let rates = newRates();
	let createdHere: number | undefined;
	let isFromSample = false;

	const perSecond = (at: number): Throughput => {
		const rate = (name: typeof names[number]) => rates[name].perSecond(at, RATE_SECONDS);
		return {
			putUnits: rate('putUnits'), bytesWritten: rate('bytesWritten'), bytesRead: rate('bytesRead'), bytesFannedOut: rate('bytesFannedOut'),
		};
	};

	const figures = (stream: StreamSummary | undefined, at: number): Pick<CostView, 'perHour' | 'charges' | 'hasStorageCharge' | 'leftPerHour'> => {
		if (stream === undefined) {
			return {
				perHour: 0, leftPerHour: 0, charges: FREE, hasStorageCharge: false,
			};
		}

		const charges = chargesPerHour(stream, perSecond(at), prices);
		// The session deregisters its consumer when it ends.
		const othersCount = Math.max(0, stream.consumerCount - Number(readingMode() === 'fan-out'));
		return {
			perHour: totalOf(charges),
			leftPerHour: standingCostPerHour({...stream, consumerCount: othersCount}, prices),
			charges,
			hasStorageCharge: hasStorageCharge(stream),
		};
	};

	return {
		take(event, at) {
			if (event.type !== 'batch' || event.records.length === 0) {
				return;
			}

			const {bytes, ...taken} = written.take(event.shardId, event.records);
			const factor = event.sample === undefined ? 1 : factorOf(event.shardId);
			isFromSample ||= factor > 1;
			const writing = {putUnits: taken.putUnits * factor, bytesWritten: taken.bytesWritten * factor};
			const isFannedOut = readingMode() === 'fan-out';
			const throughput: Throughput = {
				...writing, bytesRead: isFannedOut ? 0 : bytes, bytesFannedOut: isFannedOut ? bytes : 0,
			};
			meter.add(throughput);
			for (const name of names) {
				rates[name].add(at, throughput[name]);
			}
		},
		forget(reason) {
			if (reason.type === 'recreated') {
				written.startOver();
			}
		},
		follow({stream, runningAction}, before) {
			if (stream === before.stream) {
				return;
			}

			if (before.stream !== undefined && stream?.createdAt !== before.stream.createdAt) {
				// What was written to the stream before this one says nothing of it.
				rates = newRates();
			}

			if (stream !== undefined && before.stream === undefined && runningAction?.id === 'create-stream') {
				createdHere = stream.createdAt;
			}

			meter.see(clock.now(), stream?.isDescribed === false ? undefined : stream);
		},
		view(at) {
			const {stream, region, endpoint, isEmbedded} = state();
			if (stream?.isDescribed === false) {
				return undefined;
			}

			return {
				...figures(stream, at),
				spent: meter.spent(at),
				isOnAws: isOnAws({endpoint, isEmbedded}),
				region,
				prices: {region: prices.region, date: prices.date},
				isFromSample,
				isOwn: stream !== undefined && stream.createdAt === createdHere,
			};
		},
	};
};
