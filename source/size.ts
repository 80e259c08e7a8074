/**
The size of a terminal or of a part of it, in cells.
*/
export type Size = {readonly columns: number; readonly rows: number};
