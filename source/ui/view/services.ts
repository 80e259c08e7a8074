import type {CatalogLoading, StreamCatalog} from '../../actions/streams/stream-catalog.js';
import type {StreamChoice} from '../../monitor/stream-choice.js';
import type {Filter, FilterRecord} from '../../records/filter/filter.js';

/**
What came of writing: the file's full path and its lines, or why there is none.
*/
export type ExportOutcome = {readonly path: string; readonly count: number} | {readonly complaint: string};

/**
Writes the records that pass the filter to a new file.
*/
export type SaveRecords = (path: string, records: readonly FilterRecord[], filter: Filter | undefined) => Promise<ExportOutcome>;

/**
The streams of the region, and the way to another one.
*/
export type Streams = {
	/**
	Lists them until it is stopped.
	*/
	load(onChange: (catalog: StreamCatalog) => void): CatalogLoading;
	/**
	Why nobody can go to another stream now, in a few words; undefined if one can.
	*/
	whyNot(): string | undefined;
	switchTo(choice: StreamChoice): void;
};

/**
The lab of the session, for its guide.
*/
export type Guide = {
	/**
	Begins to observe, if it does not yet.
	*/
	open(): void;
	guess(stepId: string, option: number): void;
	/**
	Begins the lab again.
	*/
	restart(): void;
	/**
	Writes the report to a new file. Resolves with one line that says where, or why not.
	*/
	writeReport(): Promise<string>;
};

/**
What the session gives to the overlays.
*/
export type Services = {
	/**
	Puts a text on the clipboard.
	*/
	copy(text: string): void;
	readonly save: SaveRecords;
	/**
	Undefined where there is no other stream to go to.
	*/
	readonly streams?: Streams;
	/**
	Undefined where there is no lab to guide through.
	*/
	readonly guide?: Guide;
};
