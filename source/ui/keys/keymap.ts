import type {Action} from '../../actions/action.js';
import {actions as registry, type ActionId, type PlainActionId} from '../../actions/registry.js';
import type {Snapshot} from '../../monitor/snapshot.js';
import type {ViewState} from '../view/view-state.js';
import type {
	Actions,
	Command,
	Importance,
	KeyHelp,
	KeyHint,
	KeyRow,
} from './key-row.js';
import {keyRows} from './key-rows.js';
import {withReplayRows} from './replay-rows.js';

/**
All keys of a row start the same action, or none of them starts one.
*/
const actionIdOf = ({commands}: KeyRow): PlainActionId | undefined => {
	const [command] = Object.values(commands);
	return command && 'action' in command ? command.action : undefined;
};

const actionOf = (row: KeyRow, actions: Actions): Action | undefined => {
	const id = actionIdOf(row);
	return id === undefined ? undefined : actions[id];
};

const isWriting = (row: KeyRow, actions: Actions): boolean => (actionOf(row, actions) ?? row).changesStream ?? false;

const allRows = (actions: Actions, isReplay: boolean): readonly KeyRow[] =>
	(isReplay ? withReplayRows(keyRows) : keyRows).filter(row => actionOf(row, actions) !== undefined || actionIdOf(row) === undefined);

/**
The rows of this session. A read-only session has no keys that change the stream. An action without registry entry has no key. A replay has all keys, to say why they are off.
*/
export const boundRows = (actions: Actions, isReadOnly: boolean, isReplay = false): readonly KeyRow[] =>
	allRows(actions, isReplay).filter(row => isReplay || !isReadOnly || !isWriting(row, actions));

/**
The command of a key; undefined if it has none.
*/
export const commandFor = (rows: readonly KeyRow[], keyName: string): Command | undefined =>
	rows.map(({commands}) => Object.hasOwn(commands, keyName) ? commands[keyName] : undefined).find(command => command !== undefined);

/**
The key that leads to an action, as a person reads it; empty if these rows have none.
*/
export const keyOfAction = (rows: readonly KeyRow[], id: ActionId): string =>
	rows.find(row => row.asksFor === id || actionIdOf(row) === id)?.shown ?? '';

/**
All keys, for the help and the palette. Those that a read-only session does not have say so.
*/
export const allKeys = (actions: Actions = registry, isReadOnly = false, isReplay = false): readonly KeyHelp[] => allRows(actions, isReplay).flatMap(row => [
	{
		keys: row.shown,
		description: row.description ?? actionOf(row, actions)?.description ?? '',
		section: row.section ?? 'The view',
		commands: new Map(Object.values(row.commands).map(command => [JSON.stringify(command), command])).values().toArray(),
		...(isReadOnly && !isReplay && isWriting(row, actions) && {offReason: 'read-only'}),
	},
	...[row.elsewhere].filter(one => one !== undefined).map(({command, description, section}) => ({
		keys: row.shown, description, section, commands: [command],
	})),
]);

/**
The keys of this session, for the docs.
*/
export const keyTable = (...session: Parameters<typeof allKeys>): readonly KeyHelp[] => allKeys(...session).filter(({offReason}) => offReason === undefined);

const importanceOf = ({importance = 'usual', pane}: KeyRow, view: ViewState, snapshot: Snapshot): Importance => {
	const given = typeof importance === 'function' ? importance(view, snapshot) : importance;
	return given !== 'way-out' && pane === view.focus ? 'own' : given;
};

/**
The keys that work now, for the footer. Keys that lead out of the current state stand first.
*/
export const keyHints = (rows: readonly KeyRow[], actions: Actions, snapshot: Snapshot, view: ViewState): readonly KeyHint[] => {
	const hints = rows.flatMap((row): KeyHint | readonly KeyHint[] => {
		const importance = importanceOf(row, view, snapshot);
		const action = actionOf(row, actions);
		if (action) {
			return action.isEnabled(snapshot) === true
				? {
					keys: row.shown, label: action.label(snapshot), group: row.group, importance,
				}
				: [];
		}

		const label = row.label?.(view, snapshot);
		return label === undefined ? [] : {keys: row.shown, label, importance};
	});
	return [...hints.filter(({importance}) => importance === 'way-out'), ...hints.filter(({importance}) => importance !== 'way-out')];
};
