import type {Range} from '../../../records/filter/pattern.js';
import {edited, type TextField} from '../../keys/line-editor.js';
import type {KeyPress} from '../../keys/key-press.js';
import type {OverlayContext} from '../define-overlay.js';
import {isFirstOfLine} from './record-body.js';
import {
	findMatches,
	firstMatchFrom,
	offsetFor,
	searchText,
	type RecordSearch,
	type SearchText,
} from './record-search.js';
import {bodyHeight, recordRows, type RecordView} from './record-view.js';

type Context = Pick<OverlayContext<RecordView>, 'look' | 'view' | 'frame' | 'appearance' | 'edit'>;

type Matches = {readonly searched: SearchText; readonly matches: readonly Range[]; readonly height: number};

const matchesOf = (overlay: RecordView, search: RecordSearch, {look, view, frame, appearance}: Context): Matches => {
	const rows = recordRows({
		overlay: {...overlay, search}, snapshot: look(), view: view.getView(), frame: frame(),
	}, appearance);
	const searched = searchText(rows?.body ?? [], isFirstOfLine);
	return {searched, matches: findMatches(searched, search.typed), height: bodyHeight(frame(), rows?.facts.length ?? 0)};
};

const goTo = (at: number, overlay: RecordView & {readonly search: RecordSearch}, {searched, matches, height}: Matches, {edit}: Context) => {
	const {search, offset} = overlay;
	const match = matches[at];
	edit({
		search: {...search, at: match && at},
		...(match && {offset: offsetFor(searched, match, {offset, height})}),
	});
};

/**
Goes to the first match from where the search began on; beyond the last stands the first.
*/
const goToFirst = (overlay: RecordView, search: RecordSearch, context: Context) => {
	const found = matchesOf(overlay, search, context);
	goTo(firstMatchFrom(found.searched, found.matches, search.from), {...overlay, search}, found, context);
};

const goOn = (overlay: RecordView, search: RecordSearch, step: 1 | -1, context: Context) => {
	const found = matchesOf(overlay, search, context);
	const {length} = found.matches;
	if (search.at === undefined) {
		goToFirst(overlay, search, context);
	} else if (length > 0) {
		goTo((search.at + step + length) % length, {...overlay, search}, found, context);
	}
};

const type = (overlay: RecordView, search: RecordSearch, field: TextField, context: Context) => {
	goToFirst(overlay, {...search, ...field}, context);
};

/**
A pasted text goes into the text that is searched for.
*/
export const pasteIntoSearch = (overlay: RecordView, typed: (field: TextField) => TextField, context: Context) => {
	const {search} = overlay;
	if (search?.isTyping) {
		type(overlay, search, typed(search), context);
	}
};

/**
Does what the key means for the search in the open record. False if it means nothing there.
*/
export const didSearch = (key: KeyPress, overlay: RecordView, context: Context): boolean => {
	const {search} = overlay;
	const {name} = key;
	if (search?.isTyping) {
		const field = edited(search, key);
		if (name === 'escape' || (name === 'enter' && search.typed === '')) {
			context.edit({search: undefined});
		} else if (name === 'enter') {
			context.edit({search: {...search, isTyping: false}});
		} else if (field) {
			type(overlay, search, field, context);
		}

		return true;
	}

	if (name === '/') {
		const opened: RecordSearch = {
			typed: '', isTyping: true, at: undefined, from: overlay.offset,
		};
		context.edit({search: opened});
		return true;
	}

	if (!search) {
		return false;
	}

	if (name === 'n' || name === 'N') {
		goOn(overlay, search, name === 'n' ? 1 : -1, context);
		return true;
	}

	if (name === 'escape') {
		context.edit({search: undefined});
		return true;
	}

	return false;
};
