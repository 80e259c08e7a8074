import type {Line} from './line.js';
import {Row} from './row.js';

type Props = {
	readonly lines: readonly Line[];
	readonly width: number;
	/**
	The maximum number of rows.
	*/
	readonly height: number;
	/**
	Blank cells at both ends of a row.
	*/
	readonly indent?: number;
};

/**
Rows from the top of a pane. React knows a row by its place, so Ink rewrites only rows whose text changed.
*/
export const Rows = ({lines, width, height, indent = 1}: Props) => lines.slice(0, height).map((line, index) => (
	// A row has no other identity than its place.
	<Row key={index} indent={indent} line={line} width={width}/>
));
