import path from 'node:path';
import type {Snapshot} from '../../../monitor/snapshot.js';
import {sanitize} from '../../../records/text/sanitize.js';
import {useAppearance} from '../../appearance/appearance.js';
import {Overlay} from '../overlay-box.js';
import {endOfText} from '../filter-line/filter-rows.js';
import {formatNumberOf} from '../../drawing/format.js';
import type {Size} from '../../../size.js';
import {line, span, type Line} from '../../drawing/line.js';
import type {ViewState} from '../../view/view-state.js';
import {wrapText} from '../../drawing/wrap-text.js';
import {
	exportAmounts,
	recordsToExport,
	type ExportAmount,
	type ExportView,
} from './export-view.js';
import {withHome} from './home-path.js';

type Props = {
	readonly dialog: ExportView;
	readonly snapshot: Snapshot;
	readonly view: ViewState;
	readonly frame: Size;
};

const COLUMNS = 76;
const WIDTH = COLUMNS - 4;

const amountNames: Readonly<Record<ExportAmount, string>> = {all: 'all shown', 'last-100': 'last 100', one: 'this record'};

/**
Where the records go, how many, and why not, if not.
*/
export const ExportDialog = ({dialog, snapshot, view, frame}: Props) => {
	const {glyphs, theme} = useAppearance();
	const records = recordsToExport(dialog, snapshot, view);
	const amounts = exportAmounts.flatMap((amount): Line => [
		amount === dialog.amount ? span(` ${glyphs.focused} ${amountNames[amount]} `, {isBold: true, isInverse: true}) : span(`   ${amountNames[amount]} `, theme.muted),
	]);
	const lines: readonly Line[] = [
		line(`Writes ${formatNumberOf(records.length, 'record')} as JSON lines, as tail --json prints them:`),
		[...amounts, span('  Tab changes', theme.muted)],
		[],
		[span('> ', theme.accent), span(endOfText(sanitize(dialog.path), WIDTH - 3)), span(' ', {isInverse: true})],
		...wrapText(path.resolve(withHome(dialog.path)), WIDTH).map(row => line(row, theme.muted)),
		...wrapText(dialog.complaint ?? '', WIDTH).map(row => line(row, theme.bad)),
	];
	const rows = Math.min(frame.rows, lines.length + 2);
	return <Overlay title='Export' lines={lines} size={{columns: Math.min(COLUMNS, frame.columns), rows}} frame={frame}/>;
};
