import type {Snapshot} from '../../monitor/snapshot.js';
import type {Streams} from '../view/services.js';
import type {NumberCommand} from './key-row.js';

type Options = {
	look(): Snapshot;
	/**
	Answers the guide's open question. Returns false if there is none.
	*/
	hasGuessed(option: number): boolean;
	notify(text: string): void;
	readonly streams: Streams | undefined;
};

/**
What the keys of the tabs do. An open question of the guide comes first.
*/
export const createTabCommands = ({look, hasGuessed, notify, streams}: Options): Readonly<Record<NumberCommand | 'close-tab', () => void>> => {
	const number = (place: number) => () => {
		const {tabs = []} = look();
		// Where there is one stream, these keys are the guide's alone.
		if (!hasGuessed(place) && tabs.length > 1 && streams?.show(place) !== true) {
			notify(`There is no tab ${place + 1}: o and then Tab opens a stream beside this one.`);
		}
	};

	return {
		'number-1': number(0),
		'number-2': number(1),
		'number-3': number(2),
		'number-4': number(3),
		'number-5': number(4),
		'number-6': number(5),
		'number-7': number(6),
		'number-8': number(7),
		'number-9': number(8),
		'close-tab'() {
			void streams?.closeShown();
		},
	};
};
