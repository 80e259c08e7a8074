import type {Line} from '../line.js';
import {Row} from './row.js';

type Props = {
	readonly lines: readonly Line[];
	readonly width: number;
	/**
	Exactly so many rows: the rest stays blank, what is too much is not drawn.
	*/
	readonly height: number;
};

const blank: Line = [];

/**
Rows from the top of a pane. A row is known by its place, so that Ink rewrites only those whose text changed.
*/
export const Rows = ({lines, width, height}: Props) => Array.from({length: height}, (_, index) => (
	<Row key={index} indent={1} line={lines[index] ?? blank} width={width}/>
));
