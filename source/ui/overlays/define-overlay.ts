import type {ReactNode} from 'react';
import type {ActionId, StartAction} from '../../actions/registry.js';
import type {Snapshot} from '../../monitor/snapshot.js';
import type {Size} from '../../size.js';
import type {Appearance} from '../appearance/appearance.js';
import type {Line} from '../drawing/line.js';
import type {KeyPress} from '../keys/key-press.js';
import type {
	Actions,
	Command,
	Elsewhere,
	Importance,
	KeyHelp,
	KeyHint,
	Section,
} from '../keys/key-row.js';
import type {PaneId} from '../panes/pane-ids.js';
import type {Scroll} from '../view/scroll.js';
import type {OpenOverlay, ViewState} from '../view/view-state.js';
import type {ViewStore} from '../view/view-store.js';
import type {Services} from '../view/services.js';

/**
The key that opens an overlay from the panes: a row of the help and of the table in the docs.
*/
export type OverlayKey = {
	/**
	As a person reads it.
	*/
	readonly shown: string;
	/**
	By their names (keys/key-press.ts); `[shown]` if left out.
	*/
	readonly names?: readonly string[];
	/**
	`shown` of the row above it in the help.
	*/
	readonly after: string;
	readonly description: string;
	/**
	The group of the help; default `The view`.
	*/
	readonly section?: Section;
	/**
	The pane that it is about: while that has the focus, the footer gives the key room before the others.
	*/
	readonly pane?: PaneId;
	/**
	For the footer; without it, only the help has the key.
	*/
	label?(view: ViewState, snapshot: Snapshot): string | undefined;
	/**
	How soon the footer gives it room; default `usual`.
	*/
	importance?(view: ViewState, snapshot: Snapshot): Importance;
	/**
	A read-only session does not have the key.
	*/
	readonly changesStream?: boolean;
	/**
	What the key leads to with the focus on another pane: the help and the palette list it by itself.
	*/
	readonly elsewhere?: Elsewhere;
	/**
	For a form: the action that it runs. Hints elsewhere find the key by it.
	*/
	readonly asksFor?: ActionId;
};

/**
What an overlay can see.
*/
export type Sight<State> = {
	readonly overlay: State;
	readonly snapshot: Snapshot;
	readonly view: ViewState;
	/**
	The room of the panes and the footer, in cells.
	*/
	readonly frame: Size;
	/**
	All keys, those too that this session does not have.
	*/
	readonly keys: readonly KeyHelp[];
};

/**
What an overlay can do.
*/
export type OverlayContext<State = OpenOverlay, Event = never> = {
	/**
	The current stream.
	*/
	look(): Snapshot;
	readonly view: ViewStore;
	/**
	The room for drawing it.
	*/
	frame(): Size;
	readonly appearance: Appearance;
	/**
	Changes fields of its state. Does nothing once another overlay is open.
	*/
	edit(change: Partial<Omit<State, 'type'>>): void;
	/**
	Sends an event to its own `reduce`. Does nothing once another overlay is open.
	*/
	send(event: Event): void;
	/**
	Closes it, and shows the overlay below it again. Does nothing once another overlay is open.
	*/
	close(): void;
	/**
	Opens another overlay over this one.
	*/
	open<Input>(other: Pick<OverlayDefinition<OpenOverlay, never, Input>, 'id' | 'open'>, input: Input): void;
	/**
	All keys, those too that this session does not have.
	*/
	readonly keys: readonly KeyHelp[];
	/**
	The actions of this session.
	*/
	readonly actions: Actions;
	/**
	Runs an action at once.
	*/
	readonly run: StartAction;
	/**
	Does the same as a key of the panes.
	*/
	perform(command: Command): void;
	/**
	Shows news above the footer for a moment.
	*/
	notify(text: string): void;
	readonly services: Services;
};

/**
A view that lies over the panes and takes the keys.
*/
export type OverlayDefinition<State extends OpenOverlay, Event, Input> = {
	readonly id: State['type'];
	readonly key?: OverlayKey;
	/**
	Its first state; undefined if it does not open now (`context.notify` says why).
	*/
	open(context: OverlayContext<State, Event>, input: Input): State | undefined;
	/**
	The view after an event from `context.send`. Pure.
	*/
	reduce?(view: ViewState, overlay: State, event: Event): ViewState;
	/**
	Its keys, for the footer.
	*/
	hints(overlay: State): readonly KeyHint[];
	press(key: KeyPress, overlay: State, context: OverlayContext<State, Event>): void;
	/**
	Text from the clipboard, as one line. Without this, a paste does nothing.
	*/
	paste?(text: string, overlay: State, context: OverlayContext<State, Event>): void;
	/**
	How far it scrolls. With it, the arrows, Page Up, Page Down, Home and End scroll `offset` of its state and do not come to `press`; so do j, k, g and G. Undefined while the keys write into a text field.
	*/
	scroll?(sight: Sight<State>, appearance: Appearance): Scroll | undefined;
	/**
	Starts work that goes on while it is open. Returns the function that ends the work.
	*/
	whileOpen?(context: OverlayContext<State, Event>): () => void;
	/**
	Draws it over the panes, in an OverlayBox.
	*/
	Draw?(sight: Sight<State>): ReactNode;
	/**
	Its lines in place of the footer, so that the panes stay in sight. The number of lines does not change.
	*/
	footer?(overlay: State, columns: number, appearance: Appearance): readonly Line[];
};

/**
Any overlay, without its own types.
*/
export type AnyOverlay = OverlayDefinition<OpenOverlay, unknown, unknown>;

/**
Checks that the parts of an overlay fit together. `Event` is what `context.send` takes. `Input` is what `open` takes; it is `undefined` if a key opens the overlay.
*/
export const defineOverlay = <State extends OpenOverlay, Event = never, Input = undefined>(definition: OverlayDefinition<State, Event, Input>): OverlayDefinition<State, Event, Input> => definition;
