import type {Joining} from '../../actions/joining.js';
import type {CatalogLoading, StreamCatalog} from '../../actions/streams/stream-catalog.js';
import type {Cost} from '../../cost/cost-words.js';
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
A stream that this session created on AWS, and that still stands: it costs money until somebody deletes it.
*/
export type LeftStream = {
	readonly streamName: string;
	readonly cost: Pick<Cost, 'perHour' | 'region' | 'prices'>;
};

/**
What to know and to do before the session is left.
*/
export type Leaving = {
	left(): readonly LeftStream[];
	/**
	Tears a stream down. Resolves when it is gone, or with the problem in one line; never throws.
	*/
	tearDown(stream: LeftStream): Promise<string | undefined>;
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
	/**
	Undefined where nothing that is left can cost anything.
	*/
	readonly leaving?: Leaving;
	/**
	How other programs join the stream; undefined where there is no live one.
	*/
	joinings?(): readonly Joining[];
};
