import type {HistoryControl} from '../../monitor/history/history-part.js';
import type {Joining} from '../../actions/joining.js';
import type {CatalogLoading, StreamCatalog} from '../../actions/streams/stream-catalog.js';
import type {Cost} from '../../cost/cost-words.js';
import type {ConsumersControl} from '../../monitor/consumers/consumers-part.js';
import type {SettingsControl} from '../../monitor/settings/settings-part.js';
import type {StreamChoice} from '../../monitor/stream-choice.js';
import type {Filter, FilterRecord} from '../../records/filter/filter.js';

/**
The result of writing: the file's full path and its number of lines, or the reason for the failure.
*/
export type ExportOutcome = {readonly path: string; readonly count: number} | {readonly complaint: string};

/**
Writes the records that pass the filter to a new file.
*/
export type SaveRecords = (path: string, records: readonly FilterRecord[], filter: Filter | undefined) => Promise<ExportOutcome>;

/**
The streams of the region, and how to open another one.
*/
export type Streams = {
	/**
	Lists them until it is stopped.
	*/
	load(onChange: (catalog: StreamCatalog) => void): CatalogLoading;
	/**
	Why another stream cannot be opened now, in a few words; undefined if it can.
	*/
	whyNot(): string | undefined;
	/**
	Opens it in place of the shown stream; a stream that has a tab is shown there.
	*/
	switchTo(choice: StreamChoice): void;
	/**
	Opens it in a tab of its own.
	*/
	openBeside(choice: StreamChoice): void;
	/**
	Shows the tab at this place, from 0. Returns whether there is one.
	*/
	show(place: number): boolean;
	/**
	Closes the shown tab. The notice says why, if it stays.
	*/
	closeShown(): Promise<void>;
};

/**
What is watched for.
*/
export type Alerts = {
	/**
	Watches for a condition, as `--alert` takes it. Returns what is wrong with it; undefined if it is taken.
	*/
	add(text: string): string | undefined;
	/**
	Watches no more for the condition that is shown like this.
	*/
	remove(text: string): void;
};

/**
The lab of the session, for its guide.
*/
export type Guide = {
	/**
	Begins to observe the session, unless it already does.
	*/
	open(): void;
	guess(stepId: string, option: number): void;
	/**
	Starts the lab again.
	*/
	restart(): void;
	/**
	Writes the report to a new file. Resolves with one line: the path, or the reason for the failure.
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
The keys of a replay.
*/
export type ReplayKeys = {
	toggle(): void;
	seekBy(milliseconds: number): void;
	setSpeed(speed: number): void;
	/**
	Returns the words of the event that it went to; undefined when there is none.
	*/
	jump(direction: 1 | -1): string | undefined;
	/**
	Leaves the demonstration for a stream of one's own; undefined elsewhere.
	*/
	readonly goLive?: () => void;
};

/**
What the session offers to the overlays.
*/
export type Services = {
	/**
	Undefined where nothing live is watched.
	*/
	readonly alerts?: Alerts;
	/**
	The other readers of the stream; undefined where there is no live one.
	*/
	readonly consumers?: ConsumersControl;
	/**
	Puts a text on the clipboard.
	*/
	copy(text: string): void;
	readonly save: SaveRecords;
	/**
	Undefined if no other stream can be opened.
	*/
	readonly streams?: Streams;
	/**
	Undefined where nothing live is watched.
	*/
	readonly history?: HistoryControl;
	/**
	What the service says of the stream; undefined where there is no live one.
	*/
	readonly settings?: SettingsControl;
	/**
	Undefined if there is no lab.
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
	/**
	Undefined in a live session.
	*/
	readonly replay?: ReplayKeys;
};
