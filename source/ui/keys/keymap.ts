import type {Action, ActionId} from '../../actions/action.js';
import {actions as registry} from '../../actions/registry.js';
import type {Snapshot} from '../../monitor/snapshot.js';
import type {Overlay, ViewState} from '../view/view-state.js';
import {
	keyRows,
	type Command,
	type KeyRow,
	type ViewCommand,
} from './key-rows.js';

export type Actions = Readonly<Partial<Record<ActionId, Action>>>;

const actionOf = ({commands}: KeyRow, actions: Actions): Action | undefined => {
	const [command] = Object.values(commands);
	return command && 'action' in command ? actions[command.action] : undefined;
};

const isActionRow = ({commands}: KeyRow): boolean => Object.values(commands).some(command => 'action' in command);

/**
The rows that this session has: a read-only one has no key that changes the stream, and an action that is not in the registry has no key.
*/
export const boundRows = (actions: Actions, isReadOnly: boolean): readonly KeyRow[] => keyRows.filter(row => {
	const action = actionOf(row, actions);
	return action ? !(isReadOnly && action.changesStream) : !isActionRow(row);
});

/**
What a key means; undefined when it means nothing.
*/
export const commandFor = (rows: readonly KeyRow[], keyName: string): Command | undefined =>
	rows.map(({commands}) => Object.hasOwn(commands, keyName) ? commands[keyName] : undefined).find(command => command !== undefined);

/**
The key that starts an action, as a person reads it.
*/
export const keyOf = (id: ActionId): string => keyRows.find(({commands}) => Object.values(commands).some(command => 'action' in command && command.action === id))?.shown ?? '';

/**
The key of a command of the view, as a person reads it.
*/
export const keyOfView = (view: ViewCommand): string => keyRows.find(({commands}) => Object.values(commands).some(command => 'view' in command && command.view === view))?.shown ?? '';

export type KeyHelp = {readonly keys: string; readonly description: string};

/**
One row for each key, for the help and the readme.
*/
export const keyTable = (actions: Actions = registry, isReadOnly = false): readonly KeyHelp[] => boundRows(actions, isReadOnly).map(row => ({
	keys: row.shown,
	description: row.description ?? actionOf(row, actions)?.description ?? '',
}));

export type KeyHint = {readonly keys: string; readonly label: string; readonly group?: string};

/**
The keys that do something now, for the footer.
*/
export const keyHints = (rows: readonly KeyRow[], actions: Actions, snapshot: Snapshot, view: ViewState): readonly KeyHint[] => rows.flatMap(row => {
	const action = actionOf(row, actions);
	if (action) {
		return action.isEnabled(snapshot) === true ? {keys: row.shown, label: action.label(snapshot), group: row.group} : [];
	}

	const label = row.label?.(view);
	return label === undefined ? [] : {keys: row.shown, label};
});

/**
The keys that an overlay takes, while it is open.
*/
export const overlayHints = (overlay: Overlay): readonly KeyHint[] => {
	if (overlay.type === 'help') {
		return [{keys: 'Up Down', label: 'scroll'}, {keys: 'Esc', label: 'close'}];
	}

	if (overlay.type === 'filter-line') {
		return [{keys: 'Enter', label: 'keep'}, {keys: 'Esc', label: 'undo'}];
	}

	if (overlay.type === 'record') {
		return [
			{keys: 'n p', label: 'newer, older'},
			{keys: 'Up Down', label: 'scroll'},
			{keys: 'Tab', label: 'form'},
			{keys: 'y', label: 'copy'},
			{keys: 'e', label: 'export'},
			{keys: 'Esc', label: 'close'},
		];
	}

	if (overlay.type === 'start-form') {
		return [
			{keys: 'Up Down', label: 'choose'},
			{keys: 'Tab', label: 'edit'},
			{keys: 'Enter', label: 'start'},
			{keys: 'Esc', label: 'cancel'},
		];
	}

	if (overlay.type === 'alerts') {
		return [{keys: 'a', label: 'acknowledge'}, {keys: 'Esc', label: 'close'}];
	}

	if (overlay.type === 'facts') {
		return [{keys: 'Up Down', label: 'choose a key'}, {keys: 'Enter', label: 'its records alone'}, {keys: 'Esc', label: 'close'}];
	}

	if (overlay.type === 'stream-list') {
		return [{keys: 'Up Down', label: 'choose'}, {keys: 'Enter', label: 'go to it'}, {keys: 'Esc', label: 'close'}];
	}

	if (overlay.type === 'export') {
		return [{keys: 'Tab', label: 'how many'}, {keys: 'Enter', label: 'write'}, {keys: 'Esc', label: 'cancel'}];
	}

	return [
		{keys: 'Enter', label: overlay.typed === '' ? 'cancel' : 'confirm'},
		{keys: 'Esc', label: 'cancel'},
	];
};
