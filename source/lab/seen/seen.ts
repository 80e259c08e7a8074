import type {Observation, ObservedCost} from '../observation.js';
import {watchPressure} from './pressure.js';
import {
	newStreamSeen,
	seeStream,
	shardSeen,
	startReading,
	takeRecords,
	type StreamSeen,
} from './stream-seen.js';

type Of<Type extends Observation['type']> = Observation & {readonly type: Type};

/**
All observations, in memory that does not grow with the stream. Only `observe` changes it.
*/
export type Seen = {
	connected: Of<'connected'> | undefined;
	/**
	When the service first described the stream, or said that there is none.
	*/
	answeredAt: number | undefined;
	stream: StreamSeen | undefined;
	/**
	The last stream that is gone; undefined once there is another.
	*/
	gone: {readonly at: number; readonly last: StreamSeen} | undefined;
	/**
	How our own reading last began: a later stream is read in the same way.
	*/
	reading: Of<'reading'> | undefined;
	producer: Of<'producer'> | undefined;
	cost: ObservedCost | undefined;
};

export const newSeen = (): Seen => ({
	connected: undefined, answeredAt: undefined, stream: undefined, gone: undefined, reading: undefined, producer: undefined, cost: undefined,
});

const onStream = (seen: Seen, {at, stream}: Of<'stream'>): void => {
	seen.answeredAt ??= at;
	if (seen.stream?.stream.createdAt === stream.createdAt) {
		seeStream(seen.stream, stream, at);
		return;
	}

	const isAnother = seen.stream !== undefined || seen.gone !== undefined;
	seen.gone = undefined;
	seen.stream = newStreamSeen(stream, at);
	if (seen.reading) {
		// A stream that appears later is read from its beginning.
		startReading(seen.stream, isAnother ? at : seen.reading.at, isAnother || seen.reading.from === 'trim-horizon');
	}
};

/**
Takes an observation.
*/
export const observe = (seen: Seen, observation: Observation): void => {
	const {at} = observation;
	const {stream} = seen;
	switch (observation.type) {
		case 'connected': {
			seen.connected = observation;
			return;
		}

		case 'stream': {
			onStream(seen, observation);
			return;
		}

		case 'absent': {
			seen.answeredAt ??= at;
			seen.gone = stream ? {at, last: stream} : seen.gone;
			seen.stream = undefined;
			return;
		}

		case 'reading': {
			seen.reading = observation;
			if (stream) {
				startReading(stream, at, observation.from === 'trim-horizon');
			}

			return;
		}

		case 'producer': {
			seen.producer = observation;
			return;
		}

		case 'cost': {
			seen.cost = observation.cost;
			return;
		}

		case 'action': {
			return;
		}

		case 'latency':
		case 'read':
		case 'read-elsewhere':
		case 'shard-ended':
		case 'shards':
		case 'throttled': {
			if (stream) {
				observeOfStream(stream, observation);
			}
		}
	}
};

const observeOfStream = (stream: StreamSeen, observation: Of<'shards' | 'read' | 'shard-ended' | 'throttled' | 'read-elsewhere' | 'latency'>): void => {
	const {at} = observation;
	switch (observation.type) {
		case 'shards': {
			stream.listed = observation.shards;
			return;
		}

		case 'read': {
			takeRecords(stream, observation.shardId, observation.records, at);
			return;
		}

		case 'shard-ended': {
			shardSeen(stream, observation.shardId).endedAt ??= at;
			return;
		}

		case 'throttled': {
			const {shardId, records} = observation;
			stream.throttled += records;
			stream.throttledAt = at;
			if (shardId !== undefined) {
				const shard = shardSeen(stream, shardId);
				shard.throttled += records;
				shard.throttledAt = at;
			}

			return;
		}

		case 'read-elsewhere': {
			const {shardId, records} = observation;
			if (records > (stream.readElsewhere?.records ?? 0)) {
				stream.readElsewhere = {at, shardId, records};
			}

			return;
		}

		case 'latency': {
			const {mode, p50, p99} = observation;
			stream.latency.set(mode, {
				since: stream.latency.get(mode)?.since ?? at, until: at, p50, p99,
			});
		}
	}
};

/**
Lets time pass, for conditions that must last some seconds.
*/
export const watch = (seen: Seen, now: number): void => {
	if (seen.stream) {
		watchPressure(seen.stream, now);
	}
};
