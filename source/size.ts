/**
How large a terminal, or a part of it, is: in character cells.
*/
export type Size = {readonly columns: number; readonly rows: number};
