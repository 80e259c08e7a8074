import type {Clock} from '../../time/clock.js';
import type {ReadEvent} from '../../service/read-event.js';
import type {StartPosition, StartWishes} from '../../service/reading-start.js';
import type {ReadingStart} from '../controls.js';
import type {MonitorState} from '../state.js';
import {createReadPositions} from './read-positions.js';

/**
Which stream a session reads, and from where. One name can stand for several streams, one after the other.
*/
export type ReadingPlace = {
	readonly start: ReadingStart;
	/**
	Starts over at this place of the stream.
	*/
	restart(wished: StartPosition): void;
	/**
	Where to start now; undefined if there is nothing to read.
	*/
	startIn(state: Pick<MonitorState, 'connectivity' | 'stream'>): StartWishes | undefined;
	note(event: ReadEvent): void;
	/**
	The reader heard that there is no such stream.
	*/
	markGone(): void;
};

/**
The reader can know earlier than the watcher that a stream is gone. If the watcher sees it alive this long afterwards, it is read again.
*/
const GONE_MILLISECONDS = 15_000;

/**
`onAnotherStream` is called when reading goes to another stream of the same name that the watcher saw first.
*/
export const createReadingPlace = (wished: StartPosition, clock: Clock, onAnotherStream?: () => void): ReadingPlace => {
	let from = wished;
	let since: number | undefined;
	let positions = createReadPositions();
	// The stream that was read, by its creation time, and since when it is known to be gone.
	let createdAt: number | undefined;
	let goneAt: number | undefined;
	let hasSeenBirth = false;

	const isGone = (streamCreatedAt: number): boolean => goneAt !== undefined && streamCreatedAt === createdAt && clock.now() - goneAt < GONE_MILLISECONDS;

	const startFrom = (position: StartPosition) => {
		from = position;
		since = undefined;
		positions = createReadPositions();
	};

	const turnTo = (streamCreatedAt: number) => {
		const isFirst = createdAt === undefined;
		if (streamCreatedAt !== createdAt && (hasSeenBirth || !isFirst)) {
			// All its records were written during this session, so all must be read.
			startFrom({type: 'trim-horizon'});
		}

		if (streamCreatedAt !== createdAt && !isFirst) {
			onAnotherStream?.();
		}

		createdAt = streamCreatedAt;
		goneAt = undefined;
	};

	return {
		get start() {
			return {from, since};
		},
		restart: startFrom,
		startIn({connectivity, stream}) {
			hasSeenBirth ||= connectivity === 'absent' || stream?.status === 'CREATING';
			if (stream === undefined || stream.status === 'CREATING' || stream.status === 'DELETING' || isGone(stream.createdAt)) {
				return undefined;
			}

			turnTo(stream.createdAt);
			since ??= clock.now();
			return {from, resumeFrom: positions.current()};
		},
		note(event) {
			positions.note(event);
			if (event.type === 'stream-deleted') {
				goneAt = clock.now();
			} else if (event.type === 'stream-recreated') {
				({createdAt} = event);
				startFrom({type: 'trim-horizon'});
				since = clock.now();
			}
		},
		markGone() {
			goneAt = clock.now();
		},
	};
};
