import {Buffer} from 'node:buffer';
import type {ReadEvent} from '../../source/service/read-event.js';
import type {ManualClock} from './manual-clock.js';

/**
Takes everything from a reader in the background.
*/
export const collect = (reader: AsyncIterable<ReadEvent>) => {
	const events: ReadEvent[] = [];
	const state = {
		events,
		isDone: false,
		error: undefined as unknown,
		/**
		What was read, as text, in the order of reading.
		*/
		get data(): string[] {
			return events.flatMap(event => event.type === 'batch' ? event.records.map(record => Buffer.from(record.Data).toString()) : []);
		},
		ofType<Type extends ReadEvent['type']>(type: Type) {
			return events.filter((event): event is Extract<ReadEvent, {type: Type}> => event.type === type);
		},
		finished: Promise.resolve(),
	};
	state.finished = (async () => {
		try {
			for await (const event of reader) {
				events.push(event);
			}
		} catch (error) {
			state.error = error;
		} finally {
			state.isDone = true;
		}
	})();
	return state;
};

/**
Moves the clock in small steps until something holds; fails when it does not within `limit` ms of that clock.
*/
export const advanceUntil = async (clock: ManualClock, isReached: () => boolean, limit = 600_000): Promise<void> => {
	const end = clock.now() + limit;
	await clock.advance(0);
	while (!isReached()) {
		if (clock.now() >= end) {
			throw new Error(`Not reached within ${limit} ms of the test's clock.`);
		}

		await clock.advance(100);
	}
};
