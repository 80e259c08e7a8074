import type {Size} from '../../size.js';

/**
The size of a pane, with its frame. An open pane has only a line at its top: small screens have better use for the rest.
*/
export type PaneSize = Size & {readonly isOpen?: boolean};

/**
Cells and rows inside the frame. Its first and last column stay blank in a row of text.
*/
export const insideOf = ({columns, rows, isOpen = false}: PaneSize): Size => isOpen
	? {columns, rows: Math.max(0, rows - 1)}
	: {columns: Math.max(0, columns - 2), rows: Math.max(0, rows - 2)};
