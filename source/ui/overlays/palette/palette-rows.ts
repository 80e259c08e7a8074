import {actions} from '../../../actions/registry.js';
import type {Snapshot} from '../../../monitor/snapshot.js';
import type {Actions, Command, KeyHelp} from '../../keys/key-row.js';
import {fuzzySearch, type Found} from '../fuzzy-search.js';

/**
Something to do or to look at.
*/
export type PaletteRow = {
	readonly keys: string;
	/**
	Its name, and what it does: `tear down: Deletes the stream, …`.
	*/
	readonly text: string;
	readonly command: Command;
	/**
	Why it is not possible now, in a few words.
	*/
	readonly reason: string | undefined;
	/**
	The characters of the text that match what was typed.
	*/
	readonly ranges: Found['ranges'];
};

/**
The rest of a description explains how, and the help has it.
*/
const firstSentence = (text: string): string => text.split(/[.:;](?: |$)/v, 1)[0]!;

const reasonOf = (command: Command, {offReason}: KeyHelp, snapshot: Snapshot): string | undefined => {
	const all: Actions = actions;
	const enabled = 'action' in command ? all[command.action]?.isEnabled(snapshot) ?? true : true;
	return offReason ?? (enabled === true ? undefined : enabled);
};

const nameOf = (command: Command): string => ('action' in command ? command.action : ('overlay' in command ? command.overlay : command.view)).replaceAll('-', ' ');

const isPalette = (command: Command): boolean => 'overlay' in command && command.overlay === 'palette';

/**
What has the typed text as it stands comes before what only has its letters somewhere: in a long text, nearly any letters are in order.
*/
const literalFirst = (found: readonly Found[], texts: readonly string[], typed: string): readonly Found[] => {
	const marked = found.map((one): Found & {readonly isLiteral: boolean} => {
		const start = texts[one.index]!.toLowerCase().indexOf(typed.toLowerCase());
		return start === -1 ? {...one, isLiteral: false} : {index: one.index, ranges: [{start, end: start + typed.length}], isLiteral: true};
	});
	return [...marked.filter(({isLiteral}) => isLiteral), ...marked.filter(({isLiteral}) => !isLiteral)];
};

/**
The rows that have these letters in this order, best match first; without letters all, in the order of the keys. Keys with several meanings, which move about, are left to the fingers.
*/
export const paletteRows = (keys: readonly KeyHelp[], typed: string, snapshot: Snapshot): readonly PaletteRow[] => {
	const rows = keys.flatMap(key => {
		const [command, other] = key.commands;
		return command === undefined || other !== undefined || isPalette(command)
			? []
			: {
				keys: key.keys, text: `${nameOf(command)}: ${firstSentence(key.description)}`, command, reason: reasonOf(command, key, snapshot),
			};
	});
	const texts = rows.map(({text}) => text);
	const sought = typed.trim();
	const found = fuzzySearch(texts, sought);
	return (sought === '' ? found : literalFirst(found, texts, sought)).map(({index, ranges}) => ({...rows[index]!, ranges}));
};
