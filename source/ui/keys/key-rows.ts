import type {ActionId} from '../../actions/action.js';
import type {ViewState} from '../view/view-state.js';

/**
The one kind of command that goes on while the help or a record lies over the panes.
*/
export type ScrollCommand = `${'line' | 'page'}-${'up' | 'down'}` | `to-${'start' | 'end'}`;

/**
What a key asks of the view.
*/
export type ViewCommand =
	| ScrollCommand
	| 'toggle-freeze'
	| 'open-filter'
	| 'clear-filter'
	| 'open-record'
	| 'copy-record'
	| 'export'
	| 'open-facts'
	| 'open-alerts'
	| 'open-start-form'
	| 'open-stream-list'
	| 'next-pane'
	| 'previous-pane'
	| 'toggle-zoom'
	| 'sort-shards'
	| 'toggle-help'
	| 'quit';

export const isScrollCommand = (command: ViewCommand): command is ScrollCommand => /^(?:line|page|to)-/v.test(command);

export type Command = {readonly action: ActionId} | {readonly view: ViewCommand};

/**
A row of the help: keys that belong together, and what each asks for. What an action is called and does is said by the registry of actions.
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
	Rows that do the two directions of one thing: a narrow footer shows their keys with this one word.
	*/
	readonly group?: string;
	/**
	For the footer; rows without it, or without it at this moment, are in the help only.
	*/
	readonly label?: (view: ViewState) => string | undefined;
};

/**
All keys. Help, footer and the readme's table are made from these rows. Characters that need no Shift on some keyboard stand beside those that do.
*/
export const keyRows: readonly KeyRow[] = [
	{shown: 'p', commands: {p: {action: 'toggle-producer'}}},
	{shown: '>', commands: {'>': {action: 'raise-rate'}, '.': {action: 'raise-rate'}}, group: 'rate'},
	{shown: '<', commands: {'<': {action: 'lower-rate'}, ',': {action: 'lower-rate'}}, group: 'rate'},
	{shown: '+', commands: {'+': {action: 'scale-up'}, '=': {action: 'scale-up'}}, group: 'shards'},
	{shown: '-', commands: {'-': {action: 'scale-down'}, _: {action: 'scale-down'}}, group: 'shards'},
	{shown: 'c', commands: {c: {action: 'create-stream'}}},
	{shown: 't', commands: {t: {action: 'tear-down'}}},
	{
		shown: 'r',
		commands: {r: {view: 'sort-shards'}},
		description: 'Sorts the shards: hot ones first, those most behind first, or along the hash keys.',
		label: view => view.focus === 'stream' ? 'sort' : undefined,
	},
	{
		shown: '/',
		commands: {'/': {view: 'open-filter'}},
		description: 'Filters the feed: text, /regex/, field=value, !not.',
		label: () => 'filter',
	},
	{
		shown: 'Enter',
		commands: {enter: {view: 'open-record'}},
		description: 'Opens the record under the cursor, or else the newest.',
		label: () => 'open',
	},
	{
		shown: 'y',
		commands: {y: {view: 'copy-record'}},
		description: 'Copies that record as a line of JSON (OSC 52).',
		label: view => view.heldFeed ? 'copy' : undefined,
	},
	{
		shown: 'e',
		commands: {e: {view: 'export'}},
		description: 'Writes what the feed shows to a new file, as JSON lines.',
		label: view => (view.filter ?? view.heldFeed) ? 'export' : undefined,
	},
	{
		shown: 'i',
		commands: {i: {view: 'open-facts'}},
		description: 'Shows what is in the stream: hot keys, urls, users, sizes, and the rate over ten minutes.',
		label: () => 'facts',
	},
	{
		shown: 'Esc',
		commands: {escape: {view: 'clear-filter'}},
		description: 'Takes the filter off.',
		label: view => view.filter ? 'no filter' : undefined,
	},
	{
		shown: 'space',
		commands: {space: {view: 'toggle-freeze'}},
		description: 'Freezes the feed, or lets it go again; reading goes on meanwhile.',
		label: view => view.heldFeed ? 'go on' : 'freeze',
	},
	{
		shown: 's',
		commands: {s: {view: 'open-start-form'}},
		description: 'Starts reading over: from the latest, the oldest, a time ago, a time or a record.',
		label: () => 'start at',
	},
	{
		shown: 'o',
		commands: {o: {view: 'open-stream-list'}, ':': {view: 'open-stream-list'}},
		description: 'Lists the streams of the region, to go to another one; so does “:”.',
		label: () => 'streams',
	},
	{
		shown: 'tab',
		commands: {tab: {view: 'next-pane'}, 'shift+tab': {view: 'previous-pane'}},
		description: 'Goes to the next pane; with Shift to the one before.',
		label: () => 'pane',
	},
	{
		shown: 'a',
		commands: {a: {view: 'open-alerts'}},
		description: 'Shows the alerts; pressed again, acknowledges them: they are quiet until they are over.',
	},
	{shown: 'f', commands: {f: {action: 'toggle-fan-out'}}},
	{
		shown: 'z',
		commands: {z: {view: 'toggle-zoom'}},
		description: 'Gives the pane the whole screen, or shows all panes again.',
		label: view => view.isZoomed ? 'all panes' : 'zoom',
	},
	{
		shown: 'Up Down PgUp PgDn Home End',
		commands: {
			up: {view: 'line-up'},
			down: {view: 'line-down'},
			pageup: {view: 'page-up'},
			pagedown: {view: 'page-down'},
			home: {view: 'to-start'},
			end: {view: 'to-end'},
		},
		description: 'Scroll the pane; the feed and the activity stand still until End.',
	},
	{
		shown: '?',
		commands: {'?': {view: 'toggle-help'}},
		description: 'Shows or hides the keys.',
		label: () => 'help',
	},
	{
		shown: 'q',
		commands: {q: {view: 'quit'}, 'ctrl+c': {view: 'quit'}},
		description: 'Quits; Ctrl+C does the same.',
		label: () => 'quit',
	},
];
