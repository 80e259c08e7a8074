import {useAppearance} from '../../appearance/appearance.js';
import {copyRecord} from '../../panes/feed/copy-record.js';
import {soughtRecord} from '../../panes/feed/selection.js';
import {shardSight} from '../shard/shard.js';
import {defineOverlay, type OverlayContext, type Sight} from '../define-overlay.js';
import {exportDialog} from '../export/export-dialog.js';
import {OverlayBox} from '../overlay-box.js';
import {formatCount} from '../../drawing/format.js';
import {
	line,
	lineWidth,
	span,
	type Line,
} from '../../drawing/line.js';
import {inserted} from '../../keys/line-editor.js';
import {searchAnew} from './record-search.js';
import {markedRows, searchLine} from './search-lines.js';
import {pasteIntoSearch, didSearch} from './search-keys.js';
import {
	bodyHeight,
	closeRecord,
	neighbourOf,
	openedUserRecord,
	recordRows,
	recordScroll,
	recordSize,
	showRecord,
	type RecordPlace,
	type RecordView,
} from './record-view.js';

const Draw = (sight: Sight<RecordView>) => {
	const {overlay, frame} = sight;
	const appearance = useAppearance();
	const {glyphs, theme} = appearance;
	const rows = recordRows(sight, appearance);
	const size = recordSize(frame);
	if (!rows) {
		return <OverlayBox title='Record' lines={[line('No record is shown.', theme.muted)]} size={size} frame={frame}/>;
	}

	const {facts, body, form, forms, position, total, userRecord} = rows;
	const {search, offset} = overlay;
	const within = userRecord.total > 1 ? `, user record ${formatCount(userRecord.position)} of ${formatCount(userRecord.total)}` : '';
	const otherForms = forms.filter(other => other !== form);
	const head: Line = [
		span(`${glyphs.horizontal.repeat(2)} ${form} ${otherForms.length > 0 ? `(Tab: ${otherForms.join(', ')}) ` : ''}`, theme.muted),
		...(search ? searchLine(search, body, appearance) : []),
	];
	const restOfRule = Math.max(0, size.columns - 4 - lineWidth(head));
	return (
		<OverlayBox
			title={`Record ${formatCount(position)} of ${formatCount(total)}${within}`}
			note={line(search ? 'Esc ends the search' : 'Esc closes', theme.muted)}
			lines={[
				...facts,
				[...head, span(glyphs.horizontal.repeat(restOfRule), theme.muted)],
				...(search ? markedRows(search, body, {offset, height: bodyHeight(frame, facts.length), theme}) : body.slice(offset)),
			]}
			size={size}
			frame={frame}
		/>
	);
};

type RecordEvent = {readonly type: 'show'; readonly place: RecordPlace} | {readonly type: 'close'};

type Context = OverlayContext<RecordView, RecordEvent>;

const step = (by: 1 | -1) => (overlay: RecordView, {look, view, send}: Context) => {
	send({type: 'show', place: neighbourOf(look(), view.getView(), overlay, by)});
};

const taken = (overlay: RecordView, {look, view}: Context) => openedUserRecord(look(), view.getView(), overlay);

const close = (_overlay: RecordView, {send}: Context) => {
	send({type: 'close'});
};

const keys: Readonly<Record<string, (overlay: RecordView, context: Context) => void>> = {
	n: step(1),
	right: step(1),
	p: step(-1),
	left: step(-1),
	tab({turns, search}, {edit}) {
		edit({turns: turns + 1, offset: 0, search: searchAnew(search)});
	},
	y(overlay, context) {
		const {look, view, services, notify} = context;
		const current = view.getView();
		const record = taken(overlay, context) ?? soughtRecord(look(), current);
		notify(copyRecord(record, current.filter, services.copy));
	},
	e(overlay, context) {
		context.open(exportDialog, {amount: 'one', taken: taken(overlay, context)});
	},
	escape: close,
	enter: close,
	q: close,
};

/**
One record: what is known of it, and its data.
*/
export const recordDetail = defineOverlay<RecordView, RecordEvent>({
	id: 'record',
	key: {
		shown: 'Enter',
		names: ['enter'],
		after: '/',
		section: 'The feed',
		pane: 'feed',
		description: 'Opens the record under the cursor, or else the newest; there, / searches in it, and n and N go from match to match.',
		elsewhere: {
			command: {overlay: shardSight.id},
			section: 'The stream',
			description: 'Opens the shard under the cursor, to split it or merge it with a neighbour; the focus is on the shards. There, m splits it at the median of its traffic and s in the middle, b and a merge it.',
		},
		label: ({focus}) => focus === 'stream' ? 'shard' : 'open',
		importance: ({focus}) => focus === 'stream' ? 'own' : 'usual',
	},
	open({look, view, notify, open}) {
		if (view.getView().focus === 'stream') {
			open(shardSight, undefined);
			return undefined;
		}

		const snapshot = look();
		if (!soughtRecord(snapshot, view.getView())) {
			notify('There is no record to open yet.');
			return undefined;
		}

		const {heldFeed, feedOffset, focus} = view.getView();
		view.dispatch({type: 'focus-on', pane: 'feed'});
		// The record stays where it is.
		view.dispatch({type: 'hold-feed', feed: snapshot.feed});
		return {
			type: 'record', userRecord: 0, turns: 0, offset: 0, before: {heldFeed, feedOffset, focus},
		};
	},
	reduce: (view, overlay, event) => event.type === 'close' ? closeRecord(view, overlay) : showRecord(view, overlay, event.place),
	hints({search}) {
		if (search?.isTyping) {
			return [{keys: 'Enter', label: 'go through the matches'}, {keys: 'Esc', label: 'end the search'}];
		}

		return [
			...(search
				? [{keys: 'n N', label: 'matches'}, {keys: 'Left Right', label: 'older, newer'}]
				: [{keys: 'n p', label: 'newer, older'}, {keys: '/', label: 'search'}]),
			{keys: 'Up Down', label: 'scroll'},
			{keys: 'Tab', label: 'form'},
			{keys: 'y', label: 'copy'},
			{keys: 'e', label: 'export'},
			{keys: 'Esc', label: search ? 'end the search' : 'close'},
		];
	},
	press(key, overlay, context) {
		const {name} = key;
		if (!didSearch(key, overlay, context) && Object.hasOwn(keys, name)) {
			keys[name]!(overlay, context);
		}
	},
	paste(text, overlay, context) {
		pasteIntoSearch(overlay, field => inserted(field, text), context);
	},
	scroll: (sight, appearance) => sight.overlay.search?.isTyping ? undefined : recordScroll(sight, appearance),
	Draw,
});
