import type {Snapshot} from '../../../monitor/snapshot.js';
import {useAppearance} from '../../appearance/appearance.js';
import {Overlay} from '../overlay-box.js';
import type {Size} from '../../../size.js';
import {line} from '../../drawing/line.js';
import type {ViewState} from '../../view/view-state.js';
import {alertLines} from './alert-lines.js';

type Props = {
	readonly snapshot: Snapshot;
	readonly view: ViewState;
	readonly frame: Size;
};

const MAX_COLUMNS = 100;

/**
What is watched for, and how it stands.
*/
export const AlertsDialog = ({snapshot, view, frame}: Props) => {
	const appearance = useAppearance();
	const columns = Math.min(MAX_COLUMNS, frame.columns - 4);
	const lines = alertLines(snapshot, view, columns - 4, appearance);
	const {raised} = snapshot.alerts;
	return (
		<Overlay
			title='Alerts'
			note={line(raised.length > 0 ? 'a acknowledges, Esc closes' : 'Esc closes', appearance.theme.muted)}
			lines={lines}
			size={{columns, rows: Math.min(frame.rows - 2, lines.length + 2)}}
			frame={frame}
		/>
	);
};
