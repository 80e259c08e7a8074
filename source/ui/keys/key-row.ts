import type {Action} from '../../actions/action.js';
import type {ActionId, PlainActionId} from '../../actions/registry.js';
import type {Snapshot} from '../../monitor/snapshot.js';
import type {PaneId} from '../panes/pane-ids.js';
import type {ViewState} from '../view/view-state.js';

/**
The commands that still work while a scrolling overlay is open.
*/
export type ScrollCommand = `${'line' | 'page'}-${'up' | 'down'}` | `to-${'start' | 'end'}`;

/**
What a key does in the lab's guide.
*/
export type GuideCommand = 'toggle-guide' | 'previous-step' | 'next-step' | 'copy-command' | 'write-report';

/**
The keys 1 to 9: a tab, or the answer to the guide's question.
*/
export type NumberCommand = `number-${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}`;

/**
What a key does with a recording that is replayed.
*/
export type ReplayCommand = 'toggle-replay' | `seek-${'back' | 'forward'}` | `${'previous' | 'next'}-event` | `speed-${1 | 2 | 4 | 8}`;

/**
What a key changes in the view.
*/
export type ViewCommand =
	| ScrollCommand
	| 'toggle-freeze'
	| 'step-back'
	| 'copy-record'
	| 'next-pane'
	| 'previous-pane'
	| 'toggle-zoom'
	| 'toggle-large'
	| 'sort-shards'
	| 'close-tab'
	| NumberCommand
	| GuideCommand
	| ReplayCommand
	| 'suspend'
	| 'quit';

export const isScrollCommand = (command: ViewCommand): command is ScrollCommand => /^(?:line|page|to)-/v.test(command);

/**
What a key does: start an action, change the view, or open an overlay by its id.
*/
export type Command = {readonly action: PlainActionId} | {readonly view: ViewCommand} | {readonly overlay: string};

/**
A row of the help: keys that belong together, and what they do. An action has its label and description in its registry.
*/
export type KeyRow = {
	/**
	As a person reads it.
	*/
	readonly shown: string;
	/**
	By the key's name (key-press.ts).
	*/
	readonly commands: Readonly<Record<string, Command>>;
	readonly description?: string;
	/**
	The group of the help; default `The view`.
	*/
	readonly section?: Section;
	/**
	For a key that opens a form: the action that the form runs.
	*/
	readonly asksFor?: ActionId;
	/**
	One word for two rows with opposite directions. A narrow footer shows both keys with this word.
	*/
	readonly group?: string;
	/**
	For the footer. A row without a label is in the help only.
	*/
	readonly label?: (view: ViewState, snapshot: Snapshot) => string | undefined;
	/**
	How early the footer gives it room; default `usual`.
	*/
	readonly importance?: Importance | ((view: ViewState, snapshot: Snapshot) => Importance);
	/**
	The pane that it is about: while that has the focus, the footer gives the key room before the others.
	*/
	readonly pane?: PaneId;
	/**
	A read-only session does not have this row.
	*/
	readonly changesStream?: boolean;
	/**
	What the keys lead to with the focus on another pane: the help and the palette list it by itself.
	*/
	readonly elsewhere?: Elsewhere;
};

export type Elsewhere = {
	readonly command: Command;
	readonly description: string;
	readonly section: Section;
};

/**
`way-out`: leads out of the state that the view is in, so it stands first and has room at any width. `own`: a key of the pane that has the focus. `minor`: gives way to all others.
*/
export type Importance = 'way-out' | 'own' | 'usual' | 'minor';

export type KeyHint = {readonly keys: string; readonly label: string; readonly group?: string; readonly importance?: Importance};

/**
A row of the help and of the table of keys in the docs.
*/
export type KeyHelp = {
	readonly keys: string;
	readonly description: string;
	readonly section: Section;
	/**
	What the keys do; several where they have several meanings.
	*/
	readonly commands: readonly Command[];
	/**
	Why this session does not have the key, in a few words.
	*/
	readonly offReason?: string;
};

/**
The groups of the help, in their order.
*/
export const sections = ['The replay', 'The stream', 'The feed', 'The producer', 'The lab', 'The view'] as const;

export type Section = (typeof sections)[number];

export type Actions = Readonly<Partial<Record<ActionId, Action>>>;
