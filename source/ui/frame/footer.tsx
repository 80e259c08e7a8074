import type {Snapshot} from '../../monitor/snapshot.js';
import {useAppearance} from '../appearance/appearance.js';
import type {Actions, KeyHint, KeyRow} from '../keys/key-row.js';
import {keyHints} from '../keys/keymap.js';
import {overlayOf} from '../overlays/registry.js';
import {line} from '../drawing/line.js';
import type {ViewState} from '../view/view-state.js';
import {Row} from '../drawing/row.js';
import {Rows} from '../drawing/rows.js';
import {footerLine} from './footer-line.js';

type Props = {
	readonly snapshot: Snapshot;
	readonly view: ViewState;
	readonly actions: Actions;
	readonly rows: readonly KeyRow[];
	readonly columns: number;
	/**
	False if stdin is not a terminal.
	*/
	readonly hasKeys: boolean;
};

/**
Esc closes every overlay, or cancels it.
*/
const wayOutFirst = (hints: readonly KeyHint[]): readonly KeyHint[] => [
	...hints.filter(({keys}) => keys === 'Esc').map((hint): KeyHint => ({...hint, importance: 'way-out'})),
	...hints.filter(({keys}) => keys !== 'Esc'),
];

/**
The row below the panes: the keys, or the rows of an overlay that stands here.
*/
export const Footer = ({snapshot, view, actions, rows, columns, hasKeys}: Props) => {
	const appearance = useAppearance();
	const {theme} = appearance;
	const {overlay} = view;
	const definition = overlay && overlayOf(overlay.type);
	const lines = overlay && definition?.footer?.(overlay, columns, appearance);
	if (lines) {
		return <Rows indent={0} lines={lines} width={columns} height={lines.length}/>;
	}

	if (!hasKeys) {
		return <Row line={line(' Keys are off: standard input is not a terminal. Ctrl+C quits.', theme.warning)} width={columns}/>;
	}

	const hints = definition ? wayOutFirst(definition.hints(overlay)) : keyHints(rows, actions, snapshot, view);
	return <Row line={footerLine(hints, columns, appearance)} width={columns}/>;
};
