import type {Snapshot} from '../../../monitor/snapshot.js';
import {useAppearance} from '../../appearance/appearance.js';
import {Overlay} from '../overlay-box.js';
import {formatCount} from '../../drawing/format.js';
import type {Size} from '../../../size.js';
import {line} from '../../drawing/line.js';
import type {ViewState} from '../../view/view-state.js';
import {recordRows, recordSize} from './record-view.js';

type Props = {
	readonly snapshot: Snapshot;
	readonly view: ViewState;
	readonly offset: number;
	readonly frame: Size;
};

/**
One record: what is known of it, and its data.
*/
export const RecordDetail = ({snapshot, view, offset, frame}: Props) => {
	const appearance = useAppearance();
	const {glyphs, theme} = appearance;
	const rows = recordRows(snapshot, view, frame, appearance);
	const size = recordSize(frame);
	if (!rows) {
		return <Overlay title='Record' lines={[line('No record is shown.', theme.muted)]} size={size} frame={frame}/>;
	}

	const {facts, body, form, forms, position, total, userRecord} = rows;
	const within = userRecord.total > 1 ? `, user record ${formatCount(userRecord.position)} of ${formatCount(userRecord.total)}` : '';
	const otherForms = forms.filter(other => other !== form);
	const rule = ` ${form} ${otherForms.length > 0 ? `(Tab: ${otherForms.join(', ')}) ` : ''}`;
	return (
		<Overlay
			title={`Record ${formatCount(position)} of ${formatCount(total)}${within}`}
			note={line('Esc closes', theme.muted)}
			lines={[
				...facts,
				line(`${glyphs.horizontal.repeat(2)}${rule}${glyphs.horizontal.repeat(Math.max(0, size.columns - 6 - rule.length))}`, theme.muted),
				...body.slice(offset),
			]}
			size={size}
			frame={frame}
		/>
	);
};
