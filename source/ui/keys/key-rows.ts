import type {AnyOverlay} from '../overlays/define-overlay.js';
import {overlays} from '../overlays/registry.js';
import type {ViewState} from '../view/view-state.js';
import type {KeyRow} from './key-row.js';

/**
Where a state has a key of its own, that one is offered: space, z, g.
*/
const backLabel = ({filter, heldFeed, isZoomed, heldActivity}: ViewState): string | undefined => {
	if (filter) {
		return 'no filter';
	}

	return heldActivity && !isZoomed && !heldFeed ? 'newest' : undefined;
};

const numberCommands = Object.fromEntries(([1, 2, 3, 4, 5, 6, 7, 8, 9] as const).map(number => [String(number), {view: `number-${number}` as const}]));

/**
The keys of actions and panes, in the order of the help. An overlay defines its own key (overlays/). A character that needs Shift on some keyboards has a second key without Shift.
*/
const ownRows: readonly KeyRow[] = [
	{
		shown: 'p', section: 'The producer', pane: 'producer', commands: {p: {action: 'toggle-producer'}},
	},
	{
		shown: '>', section: 'The producer', pane: 'producer', commands: {'>': {action: 'raise-rate'}, '.': {action: 'raise-rate'}}, group: 'rate',
	},
	{
		shown: '<',
		section: 'The producer',
		pane: 'producer',
		commands: {'<': {action: 'lower-rate'}, ',': {action: 'lower-rate'}},
		group: 'rate',
		importance: (_view, {producer}) => producer.throttledPerSecond > 0 || producer.waiting.records > 0 ? 'way-out' : 'usual',
	},
	{
		shown: 'u',
		section: 'The producer',
		pane: 'producer',
		commands: {u: {action: 'next-users'}},
		importance: (_view, {producer}) => producer.remedy?.type === 'more-keys' ? 'way-out' : 'minor',
	},
	{
		shown: 'h', section: 'The producer', pane: 'producer', commands: {h: {action: 'toggle-hot-user'}}, importance: 'minor',
	},
	{
		shown: '+',
		section: 'The stream',
		pane: 'stream',
		commands: {'+': {action: 'scale-up'}, '=': {action: 'scale-up'}},
		group: 'shards',
		importance: (_view, {producer}) => producer.remedy?.type === 'more-shards' ? 'way-out' : 'usual',
	},
	{
		shown: '-', section: 'The stream', pane: 'stream', commands: {'-': {action: 'scale-down'}, _: {action: 'scale-down'}}, group: 'shards',
	},
	// Only where there is no stream.
	{
		shown: 'c', section: 'The stream', commands: {c: {action: 'create-stream'}}, importance: 'way-out',
	},
	{shown: 't', section: 'The stream', commands: {t: {action: 'tear-down'}}},
	{
		shown: 'g',
		section: 'The lab',
		commands: {g: {view: 'toggle-guide'}},
		description: 'Opens or closes the lab’s guide: one step at a time; events of the stream tick the steps. While it is open, y copies its command and e writes your report.',
		label: view => view.guide ? 'close guide' : 'guide',
		importance: view => view.guide ? 'way-out' : 'usual',
	},
	{
		shown: '[ ]',
		section: 'The lab',
		commands: {'[': {view: 'previous-step'}, ']': {view: 'next-step'}},
		description: 'Shows the previous or the next step of the guide. It ticks nothing.',
		label: view => view.guide ? 'step' : undefined,
	},
	{
		shown: '1 … 9',
		section: 'The stream',
		commands: numberCommands,
		description: 'Shows the stream of this tab. While the guide asks, 1 2 3 answer its question.',
		label: (_view, {tabs = []}) => tabs.length > 1 ? 'tab' : undefined,
	},
	{
		shown: 'Ctrl+W',
		section: 'The stream',
		commands: {'ctrl+w': {view: 'close-tab'}},
		description: 'Closes the tab; the stream stays. The producer there pauses first.',
	},
	{
		shown: 'r',
		section: 'The stream',
		pane: 'stream',
		commands: {r: {view: 'sort-shards'}},
		description: 'Sorts the shards: hot first, most behind first, or along the hash keys.',
		label: view => view.focus === 'stream' ? 'sort' : undefined,
	},
	{
		shown: 'y',
		section: 'The feed',
		commands: {y: {view: 'copy-record'}},
		description: 'Copies the record as a line of JSON; in the activity pane, the command of the last action (OSC 52).',
		label({focus, heldFeed}) {
			if (focus === 'activity') {
				return 'copy command';
			}

			return heldFeed ? 'copy' : undefined;
		},
		importance: ({focus}) => focus === 'activity' ? 'own' : 'usual',
	},
	{
		shown: 'Esc',
		commands: {escape: {view: 'step-back'}},
		description: 'Goes one step back: closes what is open, takes the filter off, shows all panes, lets the feed go on, closes the guide.',
		label: backLabel,
		importance: 'way-out',
	},
	{
		shown: 'space',
		section: 'The feed',
		pane: 'feed',
		commands: {space: {view: 'toggle-freeze'}},
		description: 'Freezes the feed, or lets it run again. Reading goes on.',
		label: view => view.heldFeed ? 'go on' : 'freeze',
		importance: view => view.heldFeed ? 'way-out' : 'usual',
	},
	{
		shown: 'tab',
		commands: {tab: {view: 'next-pane'}, 'shift+tab': {view: 'previous-pane'}},
		description: 'Goes to the next pane; with Shift to the previous one.',
		label: () => 'pane',
	},
	{shown: 'f', section: 'The stream', commands: {f: {action: 'toggle-fan-out'}}},
	{
		shown: 'x', section: 'The stream', commands: {x: {action: 'toggle-greedy-consumers'}}, importance: 'minor',
	},
	{
		shown: 'z',
		commands: {z: {view: 'toggle-zoom'}},
		description: 'Gives the pane the whole screen, or shows all panes again.',
		label: view => view.isZoomed ? 'all panes' : 'zoom',
		importance: view => view.isZoomed ? 'way-out' : 'usual',
	},
	{
		shown: 'L',
		commands: {L: {view: 'toggle-large'}},
		description: 'Shows fewer and larger things, for a projector, or all of them again.',
		label: view => view.isLarge ? 'all' : undefined,
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
		description: 'Scroll the pane; the feed and the activity stand still until End. What lies over the panes scrolls with j k g G too.',
	},
	{
		shown: 'Ctrl+Z',
		commands: {'ctrl+z': {view: 'suspend'}},
		description: 'Stops clickmon; fg in the shell goes on with it. Not on Windows.',
	},
	{
		shown: 'q',
		commands: {q: {view: 'quit'}, 'ctrl+c': {view: 'quit'}},
		description: 'Quits; Ctrl+C does the same.',
		label: () => 'quit',
	},
];

const rowOf = ({id, key}: AnyOverlay): KeyRow | undefined => key && {
	shown: key.shown,
	commands: Object.fromEntries((key.names ?? [key.shown]).map(name => [name, {overlay: id}])),
	description: key.description,
	label: key.label,
	importance: key.importance,
	pane: key.pane,
	section: key.section,
	changesStream: key.changesStream,
	asksFor: key.asksFor,
	elsewhere: key.elsewhere,
};

/**
The row of an overlay stands after the row that it names. That row may be another overlay's.
*/
const allRows = (): readonly KeyRow[] => {
	const rows = [...ownRows];
	let waiting = overlays.filter(({key}) => key !== undefined);
	const hasPlace = ({key}: AnyOverlay): boolean => rows.some(({shown}) => shown === key!.after);
	while (waiting.length > 0) {
		const overlay = waiting.find(one => hasPlace(one)) ?? waiting[0]!;
		const above = rows.findIndex(({shown}) => shown === overlay.key!.after);
		rows.splice(above + 1, 0, rowOf(overlay)!);
		waiting = waiting.filter(one => one !== overlay);
	}

	return rows;
};

/**
All keys. Help, footer and the table in the docs are made from these rows.
*/
export const keyRows: readonly KeyRow[] = allRows();
