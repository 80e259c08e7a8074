import type {Line} from './table.ts';

/**
One row of the bench; it may print several lines of the table.
*/
export type Row = {
	/**
	As `--row` takes it.
	*/
	readonly name: string;
	measure(): Promise<readonly Line[]>;
};
