import type {Snapshot} from '../../monitor/snapshot.js';
import {sanitize} from '../../records/text/sanitize.js';
import {useAppearance} from '../appearance/appearance.js';
import {filterRows} from '../overlays/filter-line/filter-rows.js';
import {footerLine} from './footer-line.js';
import type {KeyRow} from '../keys/key-rows.js';
import {keyHints, overlayHints, type Actions} from '../keys/keymap.js';
import {line} from '../drawing/line.js';
import type {ViewState} from '../view/view-state.js';
import {Row} from '../drawing/row.js';

type Props = {
	readonly snapshot: Snapshot;
	readonly view: ViewState;
	readonly actions: Actions;
	readonly rows: readonly KeyRow[];
	readonly columns: number;
	/**
	False where stdin is no terminal.
	*/
	readonly hasKeys: boolean;
};

/**
The footer comes back after this long.
*/
const NOTICE_MILLISECONDS = 5000;

/**
What stands below the panes: the keys, a notice in place of them for a moment, or the line in which a filter is typed.
*/
export const Footer = ({snapshot, view, actions, rows, columns, hasKeys}: Props) => {
	const appearance = useAppearance();
	const {theme} = appearance;
	const {overlay, notice} = view;
	if (overlay?.type === 'filter-line') {
		const [help = [], field = []] = filterRows(overlay, columns, appearance);
		return <><Row line={help} width={columns}/><Row line={field} width={columns}/></>;
	}

	if (notice && snapshot.at - notice.at < NOTICE_MILLISECONDS) {
		return <Row line={line(` ${sanitize(notice.text)}`, theme.warning)} width={columns}/>;
	}

	if (!hasKeys) {
		return <Row line={line(' Keys are off: standard input is no terminal. Ctrl+C quits.', theme.warning)} width={columns}/>;
	}

	const hints = overlay ? overlayHints(overlay) : keyHints(rows, actions, snapshot, view);
	return <Row line={footerLine(hints, columns, appearance)} width={columns}/>;
};
