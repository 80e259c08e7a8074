import type {CatalogLoading, StreamCatalog} from '../../../actions/stream-catalog.js';
import type {Snapshot} from '../../../monitor/snapshot.js';
import type {StreamChoice} from '../../../monitor/stream-choice.js';
import type {Appearance} from '../../appearance/appearance.js';
import type {KeyPress} from '../../keys/key-press.js';
import type {Size} from '../../../size.js';
import {edited} from '../../keys/text-field.js';
import type {ViewStore} from '../../view/view-store.js';
import {screenLayout} from '../../frame/viewport.js';
import {
	choiceOf,
	chosenAfter,
	listRows,
	seenStreams,
	type StreamList,
	type StreamListChange,
} from './stream-list.js';

/**
Where the streams come from, and who goes to another one.
*/
export type Streams = {
	/**
	Lists them until it is stopped.
	*/
	load(onChange: (catalog: StreamCatalog) => void): CatalogLoading;
	/**
	Undefined, or why nobody can go to another stream now, in a few words.
	*/
	whyNot(): string | undefined;
	switchTo(choice: StreamChoice): void;
};

type Options = {
	look(): Snapshot;
	readonly view: ViewStore;
	readonly appearance: Appearance;
	/**
	Undefined where there is no other stream to go to.
	*/
	readonly streams: Streams | undefined;
	notify(text: string): void;
};

/**
From opening the list to the stream that is gone to. It is loaded for as long as it is open.
*/
export const createListControls = ({look, view, appearance, streams, notify}: Options) => {
	let loading: CatalogLoading | undefined;
	let rows = 0;

	const close = () => {
		loading?.stop();
		loading = undefined;
	};

	// Details are asked for of what is seen.
	const edit = (change: StreamListChange) => {
		view.dispatch({type: 'edit-stream-list', change});
		const {overlay} = view.getView();
		if (overlay?.type === 'stream-list') {
			loading?.describe(seenStreams(overlay, rows).items.filter(({stream}) => stream.openShardCount === undefined).map(({stream}) => stream.name));
		}
	};

	const open = (list: StreamList) => {
		const choice = choiceOf(list);
		const reason = streams?.whyNot();
		if (reason !== undefined || 'complaint' in choice) {
			edit({complaint: 'complaint' in choice ? choice.complaint : reason});
			return;
		}

		close();
		const {streamName} = look().state;
		if (choice.streamName === streamName && choice.arn === undefined) {
			view.dispatch({type: 'close-overlay'});
			notify('This is the stream that is shown.');
			return;
		}

		view.dispatch({type: 'start-over'});
		streams?.switchTo(choice);
	};

	const steps: Readonly<Record<string, () => number>> = {
		up: () => -1,
		down: () => 1,
		pageup: () => 1 - rows,
		pagedown: () => rows - 1,
		home: () => -Infinity,
		end: () => Infinity,
	};

	return {
		open(size: Size) {
			if (streams === undefined) {
				notify('There is no other stream to go to.');
				return;
			}

			close();
			rows = listRows(screenLayout(look(), view.getView(), size, appearance).frame);
			view.dispatch({type: 'open-stream-list', streamName: look().state.streamName});
			loading = streams.load(catalog => {
				edit({catalog});
			});
		},
		press(list: StreamList, key: KeyPress, size: Size) {
			rows = listRows(screenLayout(look(), view.getView(), size, appearance).frame);
			if (key.name === 'enter') {
				open(list);
			} else if (key.name === 'escape') {
				close();
				view.dispatch({type: 'close-overlay'});
			} else if (Object.hasOwn(steps, key.name)) {
				edit({chosen: chosenAfter(list, steps[key.name]!())});
			} else {
				const typed = edited(list.typed, key);
				if (typed !== undefined) {
					edit({typed, chosen: undefined});
				}
			}
		},
	};
};

export type ListControls = ReturnType<typeof createListControls>;
