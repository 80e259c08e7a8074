import type {Facts} from '../monitor/facts/facts.js';
import {createFactsMeter} from '../monitor/facts/facts-meter.js';
import {createFeedPart, type ReadBefore} from '../monitor/feed/feed-part.js';
import {createMetersPart} from '../monitor/meters/meters-part.js';
import type {Part} from '../monitor/part.js';
import {reduce} from '../monitor/reducer.js';
import type {Snapshot} from '../monitor/snapshot.js';
import type {TrackedState} from '../monitor/tracked-state.js';
import {seededRandom} from '../random.js';
import type {ReadEvent} from '../service/read-event.js';
import {counted} from '../words.js';
import type {RecordingEntry} from './entry.js';
import {createSlices} from './slices.js';

/**
A session from its recording, entry by entry. The same meters take the records, so each snapshot is the one of the live session.
*/
export type ReplayedSession = {
	/**
	Takes the next entry. `isShown` false skips the snapshot.
	*/
	apply(entry: RecordingEntry, isShown: boolean): void;
	/**
	The snapshot that the screen had; undefined before the first one.
	*/
	readonly snapshot: Snapshot | undefined;
};

const leftOutText = (records: number): string => `${counted(records, 'record')} ${records === 1 ? 'is' : 'are'} not in the recording: the disk was too slow`;

// A recording has only the host. An endpoint on this machine was reached by http, as emulators are.
const withScheme = (state: TrackedState): TrackedState => {
	const {endpoint} = state;
	const scheme = /^(?:localhost|127\.|\[::1\])/v.test(endpoint ?? '') ? 'http' : 'https';
	return endpoint === undefined || endpoint.includes('://') ? state : {...state, endpoint: `${scheme}://${endpoint}`};
};

const secondOf = (at: number): number => Math.floor(at / 1000);

/**
`startedAt` is the recording's beginning, in ms since the epoch.
*/
export const createReplayedSession = (startedAt: number): ReplayedSession => {
	let state: TrackedState | undefined;
	let slices = createSlices();
	let snapshot: Snapshot | undefined;
	// The first entries of a large batch, until its last one comes.
	let cut: ReadEvent | undefined;
	// As the screen last showed them.
	let facts: {readonly second: number; readonly facts: Facts} | undefined;

	const whole = (read: ReadEvent): ReadEvent => cut?.type === 'batch' && read.type === 'batch' ? {...read, records: [...cut.records, ...read.records]} : read;

	const isSkipping = (): boolean => {
		const reading = slices.views.reading as Snapshot['reading'] | undefined;
		return reading?.start !== undefined && reading.start.from.type !== 'trim-horizon';
	};

	const begin = (before?: ReadBefore) => {
		const meters = createMetersPart({
			shards: () => state?.shards ?? [],
			throttledPerSecond: shardId => slices.throttledPerSecond(shardId),
			isSkipping,
		});
		return {meters, feed: createFeedPart(undefined, meters.readPerSecond, before), facts: createFactsMeter(seededRandom(1))};
	};

	let parts = begin();
	const all = (): readonly Part[] => [parts.meters, parts.facts, parts.feed];

	const takeRead = ({t, read, isCut}: RecordingEntry & {e: 'read'}): void => {
		const event = whole(read);
		cut = isCut ? event : undefined;
		if (cut) {
			return;
		}

		for (const part of all()) {
			void part.take?.(event, startedAt + t);
		}
	};

	const look = (at: number): Snapshot => {
		const {meters, feed} = parts;
		const seen = parts.facts;
		return {
			...slices.views as Pick<Snapshot, 'producer' | 'alerts' | 'reading'>,
			at,
			state: state!,
			shards: meters.view(at),
			feed: feed.view(at),
			get facts() {
				return facts?.second === secondOf(at) ? facts.facts : seen.view(at);
			},
		};
	};

	return {
		get snapshot() {
			return snapshot;
		},
		apply(entry, isShown) {
			switch (entry.e) {
				case 'state': {
					if (state === undefined || entry.isNew) {
						parts = begin(entry.read);
					}

					// What the reducer remembers beside the state is recorded with it.
					state = withScheme(entry.state as TrackedState);
					slices = createSlices();
					break;
				}

				case 'event': {
					state &&= reduce(state, entry.event);
					break;
				}

				case 'read': {
					takeRead(entry);
					break;
				}

				case 'forget': {
					facts = undefined;
					for (const part of all()) {
						part.forget?.(entry.reason);
					}

					break;
				}

				case 'slice': {
					slices.apply(entry);
					break;
				}

				case 'look': {
					// Rows of the shards depend on when they were looked at last.
					if (isShown) {
						snapshot = look(startedAt + entry.t);
					} else {
						parts.meters.view(startedAt + entry.t);
					}

					break;
				}

				case 'facts': {
					const at = startedAt + entry.at;
					facts = {second: secondOf(at), facts: parts.facts.refresh(at)};
					break;
				}

				case 'gap': {
					state &&= reduce(state, {
						type: 'noted', at: startedAt + entry.t, kind: 'problem', text: leftOutText(entry.records),
					});
					break;
				}

				case 'mark':
				case 'end': {
					break;
				}
			}
		},
	};
};
