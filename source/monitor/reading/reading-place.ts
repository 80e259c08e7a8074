import type {Clock} from '../../time/clock.js';
import type {ReadEvent} from '../../service/read-event.js';
import type {StartPosition, StartWishes} from '../../service/reading-start.js';
import type {ReadingStart} from '../controls.js';
import type {MonitorState} from '../state.js';
import {createReadPositions} from './read-positions.js';

/**
Which stream a session reads, and from where on: the same name can stand for one stream after the other.
*/
export type ReadingPlace = {
	readonly start: ReadingStart;
	/**
	Starts over: the stream's next records are those from there on.
	*/
	restart(wished: StartPosition): void;
	/**
	Where to start now; undefined while there is nothing to read.
	*/
	startIn(state: Pick<MonitorState, 'connectivity' | 'stream'>): StartWishes | undefined;
	note(event: ReadEvent): void;
	/**
	The reader was told that there is no such stream.
	*/
	markGone(): void;
};

/**
The reader can know sooner than the watcher that a stream is gone. If the watcher sees it alive for so long after that, it is read again.
*/
const GONE_MILLISECONDS = 15_000;

/**
`onAnotherStream` is called when reading turns to another stream of the same name, which the watcher saw first.
*/
export const createReadingPlace = (wished: StartPosition, clock: Clock, onAnotherStream?: () => void): ReadingPlace => {
	let from = wished;
	let since: number | undefined;
	let positions = createReadPositions();
	// Which stream was read, by its creation time, and since when it is known to be gone.
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
			// All of it was written while this session looked on: nothing of it may be missed.
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
