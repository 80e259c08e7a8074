import path from 'node:path';
import type {FilterRecord} from '../../../records/filter/filter.js';
import {useAppearance} from '../../appearance/appearance.js';
import {fieldLine} from '../../drawing/field-line.js';
import {formatNumberOf} from '../../drawing/format.js';
import {line, span, type Line} from '../../drawing/line.js';
import {wrapText} from '../../drawing/wrap.js';
import {edited, inserted} from '../../keys/line-editor.js';
import {lookToTheEnd} from '../../panes/feed/filtered-records.js';
import {feedOf} from '../../panes/feed/selection.js';
import {defineOverlay, type OverlayContext, type Sight} from '../define-overlay.js';
import {OverlayBox} from '../overlay-box.js';
import {
	defaultExportPath,
	exportAmounts,
	nextAmount,
	recordsToExport,
	withHome,
	type ExportAmount,
	type ExportView,
} from './export-view.js';

const COLUMNS = 76;
const WIDTH = COLUMNS - 4;

const amountNames: Readonly<Record<ExportAmount, string>> = {all: 'all shown', 'last-100': 'last 100', one: 'this record'};

const Draw = ({overlay, snapshot, view, frame}: Sight<ExportView>) => {
	const {glyphs, theme} = useAppearance();
	const records = recordsToExport(overlay, snapshot, view);
	const amounts = exportAmounts.flatMap((amount): Line => [
		amount === overlay.amount ? span(` ${glyphs.focused} ${amountNames[amount]} `, {isBold: true, isInverse: true}) : span(`   ${amountNames[amount]} `, theme.muted),
	]);
	const lines: readonly Line[] = [
		line(`Writes ${formatNumberOf(records.length, 'record')} as JSON lines, like tail --json:`),
		...(snapshot.reading.sample === undefined ? [] : [line('These are a sample: reading skips records.', theme.warning)]),
		[...amounts, span('  Tab changes', theme.muted)],
		[],
		[span('> ', theme.accent), ...fieldLine(overlay, WIDTH - 2)],
		...wrapText(path.resolve(withHome(overlay.typed)), WIDTH).map(row => line(row, theme.muted)),
		...wrapText(overlay.complaint ?? '', WIDTH).map(row => line(row, theme.bad)),
	];
	return <OverlayBox title='Export' lines={lines} size={{columns: COLUMNS, rows: lines.length + 2}} frame={frame}/>;
};

const write = async (overlay: ExportView, {look, view, services, edit, close, notify}: OverlayContext<ExportView>) => {
	const {filter} = view.getView();
	lookToTheEnd(feedOf(look(), view.getView()), filter);
	const records = recordsToExport(overlay, look(), view.getView());
	if (records.length === 0) {
		edit({complaint: 'There are no records to write.'});
		return;
	}

	edit({isWriting: true, complaint: undefined});
	const outcome = await services.save(withHome(overlay.typed), records, filter);
	if ('complaint' in outcome) {
		edit({isWriting: false, complaint: outcome.complaint});
		return;
	}

	close();
	notify(`${formatNumberOf(outcome.count, 'record')} written to ${outcome.path}`);
};

/**
Asks for the file and the number of records, and writes them. A failure shows in the dialog.
*/
export const exportDialog = defineOverlay<ExportView, never, {readonly amount: ExportAmount; readonly taken?: FilterRecord | undefined} | undefined>({
	id: 'export',
	key: {
		shown: 'e',
		after: 'y',
		section: 'The feed',
		pane: 'feed',
		description: 'Writes the records of the feed to a new file, as JSON lines.',
		label: view => (view.filter ?? view.heldFeed) ? 'export' : undefined,
	},
	open({look}, input) {
		const {state, at} = look();
		return {
			type: 'export', typed: defaultExportPath(state.streamName, at), amount: input?.amount ?? 'all', taken: input?.taken, complaint: undefined,
		};
	},
	hints: () => [{keys: 'Tab', label: 'how many'}, {keys: 'Enter', label: 'write'}, {keys: 'Esc', label: 'cancel'}],
	press(key, overlay, context) {
		switch (key.name) {
			case 'enter': {
				if (!overlay.isWriting) {
					void write(overlay, context);
				}

				break;
			}

			case 'escape': {
				context.close();
				break;
			}

			case 'tab': {
				context.edit({amount: nextAmount(overlay.amount), complaint: undefined});
				break;
			}

			default: {
				const field = edited(overlay, key);
				if (field) {
					context.edit({...field, complaint: undefined});
				}
			}
		}
	},
	paste(text, overlay, context) {
		context.edit({...inserted(overlay, text), complaint: undefined});
	},
	Draw,
});
