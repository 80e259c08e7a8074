import type {ReplayKeys} from '../view/services.js';
import type {ReplayCommand} from './key-row.js';

const SEEK_MILLISECONDS = 10_000;

type Options = {
	notify(text: string): void;
	readonly replay: ReplayKeys | undefined;
};

/**
What the keys of a replay do; nothing in a live session.
*/
export const createReplayCommands = ({notify, replay}: Options): Readonly<Record<ReplayCommand, () => void>> => {
	const jump = (direction: 1 | -1) => () => {
		if (replay && replay.jump(direction) === undefined) {
			notify(direction === 1 ? 'No event comes after this.' : 'There is no event before this.');
		}
	};

	const speed = (times: number) => () => {
		replay?.setSpeed(times);
	};

	return {
		'toggle-replay'() {
			replay?.toggle();
		},
		'seek-back'() {
			replay?.seekBy(-SEEK_MILLISECONDS);
		},
		'seek-forward'() {
			replay?.seekBy(SEEK_MILLISECONDS);
		},
		'next-event': jump(1),
		'previous-event': jump(-1),
		'speed-1': speed(1),
		'speed-2': speed(2),
		'speed-4': speed(4),
		'speed-8': speed(8),
	};
};
