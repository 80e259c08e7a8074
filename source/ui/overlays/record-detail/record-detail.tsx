import {useAppearance} from '../../appearance/appearance.js';
import {copyRecord} from '../../panes/feed/copy-record.js';
import {soughtRecord} from '../../panes/feed/selection.js';
import {defineOverlay, type OverlayContext, type Sight} from '../define-overlay.js';
import {exportDialog} from '../export/export-dialog.js';
import {OverlayBox} from '../overlay-box.js';
import {formatCount} from '../../drawing/format.js';
import {line} from '../../drawing/line.js';
import {
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
	const within = userRecord.total > 1 ? `, user record ${formatCount(userRecord.position)} of ${formatCount(userRecord.total)}` : '';
	const otherForms = forms.filter(other => other !== form);
	const rule = ` ${form} ${otherForms.length > 0 ? `(Tab: ${otherForms.join(', ')}) ` : ''}`;
	return (
		<OverlayBox
			title={`Record ${formatCount(position)} of ${formatCount(total)}${within}`}
			note={line('Esc closes', theme.muted)}
			lines={[
				...facts,
				line(`${glyphs.horizontal.repeat(2)}${rule}${glyphs.horizontal.repeat(Math.max(0, size.columns - 6 - rule.length))}`, theme.muted),
				...body.slice(overlay.offset),
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
	tab({turns}, {edit}) {
		edit({turns: turns + 1, offset: 0});
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
		description: 'Opens the record under the cursor, or else the newest.',
		label: () => 'open',
	},
	open({look, view, notify}) {
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
	hints: () => [
		{keys: 'n p', label: 'newer, older'},
		{keys: 'Up Down', label: 'scroll'},
		{keys: 'Tab', label: 'form'},
		{keys: 'y', label: 'copy'},
		{keys: 'e', label: 'export'},
		{keys: 'Esc', label: 'close'},
	],
	press({name}, overlay, context) {
		if (Object.hasOwn(keys, name)) {
			keys[name]!(overlay, context);
		}
	},
	scroll: recordScroll,
	Draw,
});
