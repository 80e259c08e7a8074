import type {Size} from '../../size.js';
import {useAppearance, type Appearance} from '../appearance/appearance.js';
import {line, type Line} from '../drawing/line.js';
import {OverlayBox} from './overlay-box.js';

/**
What the box's edges and the blanks beside them take.
*/
const EDGE_COLUMNS = 4;
const EDGE_ROWS = 2;

type FormBoxProps = {
	readonly title: string;
	readonly note?: string;
	readonly mostColumns: number;
	/**
	Its lines, for this width.
	*/
	linesOf(width: number, appearance: Appearance): readonly Line[];
	readonly frame: Size;
};

/**
A box that is as high as its lines: something is typed, or answered, in it.
*/
export const FormBox = ({title, note, mostColumns, linesOf, frame}: FormBoxProps) => {
	const appearance = useAppearance();
	const columns = Math.min(mostColumns, frame.columns);
	const lines = linesOf(columns - EDGE_COLUMNS, appearance);
	return <OverlayBox title={title} note={note === undefined ? undefined : line(note, appearance.theme.muted)} lines={lines} size={{columns, rows: lines.length + EDGE_ROWS}} frame={frame}/>;
};
