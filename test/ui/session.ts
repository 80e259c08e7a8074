import {actions} from '../../source/actions/registry.js';
import type {Snapshot} from '../../source/monitor/snapshot.js';
import {createController, type ControllerOptions} from '../../source/ui/keys/controller.js';
import type {Size} from '../../source/size.js';
import {inSize} from '../../source/ui/appearance/appearance.js';
import {createViewStore} from '../../source/ui/view/view-store.js';
import {appearance, frameLines} from './frame.js';
import {snapshot} from './snapshots.js';

export const small: Size = {columns: 80, rows: 24};

/**
A terminal as people have it, a roomy one and a large one, for `describe.each`.
*/
export const sizes: ReadonlyArray<readonly [name: string, size: Size]> = [
	['80×24', small],
	['120×40', {columns: 120, rows: 40}],
	['200×60', {columns: 200, rows: 60}],
];

/**
What the keys set going (actions, copying, writing, quitting) does nothing, unless a test passes its own.
*/
type SessionOptions = Partial<Omit<ControllerOptions, 'look' | 'view' | 'actions'>> & {
	readonly initial?: Snapshot;
	readonly size?: Size;
};

const nothing = () => undefined;

/**
The dashboard without a terminal: keys go in, and the view and the frames come out.
*/
export const openSession = ({initial = snapshot(), size = small, ...given}: SessionOptions = {}) => {
	let current = initial;
	const look = () => current;
	const view = createViewStore();
	const options: ControllerOptions = {
		look,
		view,
		actions,
		appearance,
		run: nothing,
		copy: nothing,
		save: async () => ({complaint: ''}),
		suspend: nothing,
		quit: nothing,
		...given,
	};
	const controller = createController(options);

	/**
	Keys by their names: `enter`, `ctrl+u`, `p`. A single character is text as well.
	*/
	const press = (...names: readonly string[]) => {
		for (const name of names) {
			const isCharacter = [...name].length === 1;
			controller.press({name: name === ' ' ? 'space' : name, ...(isCharacter && {text: name})}, size);
		}
	};

	const lines = (at = size) => frameLines(current, at, view.getView(), inSize(options.appearance, view.getView().isLarge));

	return {
		look,
		view,
		controller,
		press,
		/**
		Character by character; words between `<` and `>` are keys: `2m<enter>`.
		*/
		type(text: string) {
			for (const {0: character, groups} of text.matchAll(/<(?<key>\w+)>|./gsv)) {
				press(groups?.key ?? character);
			}
		},
		paste: controller.paste,
		/**
		From now on, things stand like this.
		*/
		show(next: Snapshot) {
			current = next;
		},
		lines,
		frame: (at = size) => lines(at).join('\n'),
	};
};
