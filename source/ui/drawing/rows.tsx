import type {Line} from './line.js';
import {Row} from './row.js';

type Props = {
	readonly lines: readonly Line[];
	readonly width: number;
	/**
	At most so many rows are drawn.
	*/
	readonly height: number;
	/**
	Blank cells at both ends of a row.
	*/
	readonly indent?: number;
};

/**
Rows from the top of a pane. A row is known by its place, so that Ink rewrites only those whose text changed.
*/
export const Rows = ({lines, width, height, indent = 1}: Props) => lines.slice(0, height).map((line, index) => (
	// A row has no identity but its place.
	<Row key={index} indent={indent} line={line} width={width}/>
));
