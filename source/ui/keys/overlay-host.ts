import type {StartAction} from '../../actions/registry.js';
import type {Snapshot} from '../../monitor/snapshot.js';
import type {Size} from '../../size.js';
import type {Appearance} from '../appearance/appearance.js';
import type {AnyOverlay, OverlayContext, Sight} from '../overlays/define-overlay.js';
import {overlayOf} from '../overlays/registry.js';
import type {Services} from '../view/services.js';
import type {Scroll} from '../view/scroll.js';
import type {OpenOverlay} from '../view/view-state.js';
import type {ViewStore} from '../view/view-store.js';
import type {KeyPress} from './key-press.js';
import type {Actions, Command, KeyHelp} from './key-row.js';

type Options = {
	look(): Snapshot;
	readonly view: ViewStore;
	/**
	The room of the panes and the footer, at the time of the last key.
	*/
	frame(): Size;
	appearance(): Appearance;
	readonly keys: readonly KeyHelp[];
	readonly actions: Actions;
	readonly run: StartAction;
	perform(command: Command): void;
	notify(text: string): void;
	readonly services: Services;
};

const oneLine = (text: string): string => text.replaceAll(/\p{Control}+/gv, ' ').trim();

const isInStack = (overlay: OpenOverlay | undefined, id: string): boolean => overlay !== undefined && (overlay.type === id || isInStack(overlay.below, id));

/**
Opens overlays, and gives the keys to the open one.
*/
export const createOverlayHost = ({look, view, frame, appearance, keys, actions, run, perform, notify, services}: Options) => {
	/**
	Functions that end the work of the open overlays.
	*/
	const endings = new Map<string, () => void>();

	view.subscribe(() => {
		for (const [id, end] of endings) {
			if (isInStack(view.getView().overlay, id)) {
				continue;
			}

			endings.delete(id);
			end();
		}
	});

	const contextOf = ({id, reduce}: Pick<AnyOverlay, 'id' | 'reduce'>): OverlayContext<OpenOverlay, unknown> => ({
		look,
		view,
		frame,
		get appearance() {
			return appearance();
		},
		keys,
		actions,
		run,
		perform,
		notify,
		services,
		edit(change) {
			view.dispatch({type: 'edit-overlay', id, change});
		},
		send(event) {
			view.dispatch({type: 'in-overlay', id, next: (current, overlay) => reduce?.(current, overlay, event) ?? current});
		},
		close() {
			view.dispatch({type: 'close-overlay', id});
		},
		open(other, input) {
			open(other as AnyOverlay, input);
		},
	});

	const open = (definition: AnyOverlay, input: unknown) => {
		const context = contextOf(definition);
		const overlay = definition.open(context, input);
		if (!overlay) {
			return;
		}

		view.dispatch({type: 'open-overlay', overlay});
		if (definition.whileOpen) {
			endings.set(definition.id, definition.whileOpen(context));
		}
	};

	return {
		open,
		press(overlay: OpenOverlay, key: KeyPress) {
			const definition = overlayOf(overlay.type);
			definition?.press(key, overlay, contextOf(definition));
		},
		paste(overlay: OpenOverlay, text: string) {
			const definition = overlayOf(overlay.type);
			definition?.paste?.(oneLine(text), overlay, contextOf(definition));
		},
		/**
		How far it can be scrolled; undefined if it does not scroll.
		*/
		scroll(overlay: OpenOverlay): Scroll | undefined {
			const sight: Sight<OpenOverlay> = {
				overlay, snapshot: look(), view: view.getView(), frame: frame(), keys,
			};
			return overlayOf(overlay.type)?.scroll?.(sight, appearance());
		},
	};
};
