import type {Clock} from '../time/clock.js';
import type {PriceTable} from '../cost/prices.js';
import type {Connection} from '../kinesis/client/connection.js';
import type {ReadBudget} from '../kinesis/reading/polling/read-budget.js';
import type {ReadEvent, RecordSource} from '../service/read-event.js';
import type {StartPosition} from '../service/reading-start.js';
import type {HotUser} from '../records/click-event.js';
import type {Random} from '../random.js';
import type {ReadingMode} from './controls.js';
import type {AlertChange} from './alerts/alert.js';
import type {Threshold} from './alerts/threshold.js';
import type {FeedLimits} from './feed/feed-buffer.js';
import type {LabPart} from './lab/lab-part.js';
import type {Part} from './part.js';
import type {RecorderPart} from './recorder-part.js';
import type {ActivityEntry} from './state.js';

/**
What a session works with.
*/
export type MonitorOptions = {
	readonly connection: Connection;
	readonly streamName: string;
	/**
	The profile that the credentials are of, to be shown.
	*/
	readonly profile?: string | undefined;
	readonly clock: Clock;
	readonly random: Random;
	readonly isReadOnly: boolean;
	/**
	Where reading starts. A stream that appears later is read from its beginning.
	*/
	readonly from: StartPosition;
	readonly pollIntervalMilliseconds?: number;
	/**
	What polling takes of each shard; default polite.
	*/
	readonly budget?: ReadBudget;
	/**
	Polling reads a sample, if that is asked for or if there is too much to read; undefined: it reads every record.
	*/
	readonly sampling?: {readonly isAsked: boolean; readonly bytesPerSecond: number} | undefined;
	readonly readingMode: ReadingMode;
	/**
	Where the records come from, if not from the stream itself: a recording.
	*/
	readonly source?: RecordSource;
	/**
	The name that enhanced fan-out reads under, should it be asked for.
	*/
	readonly consumerName: string;
	/**
	Click events per second, once producing is started.
	*/
	readonly rate: number;
	/**
	The same seed gives the same events.
	*/
	readonly seed?: number;
	/**
	Users, and so partition keys; the lab has 5.
	*/
	readonly userCount?: number;
	/**
	The user who makes most of the events, from the start.
	*/
	readonly hotUser?: HotUser;
	readonly feedLimits?: FeedLimits;
	/**
	What things cost; default the list prices of us-east-1.
	*/
	readonly prices?: PriceTable;
	/**
	What a session did before it came to this stream, oldest first.
	*/
	readonly activity?: readonly ActivityEntry[];
	/**
	What to watch for.
	*/
	readonly thresholds?: readonly Threshold[];
	/**
	The lease tables of the applications that read the stream.
	*/
	readonly leaseTables?: readonly string[];
	/**
	Whether to look for more lease tables among all of the region's.
	*/
	readonly isDiscoveringTables?: boolean;
	/**
	An alert was raised, or is over; the activity log has it already.
	*/
	onAlert?(change: AlertChange): void;
	/**
	Everything the reader reports, as it comes: for line mode. Reading waits for what it returns.
	*/
	onReadEvent?(event: ReadEvent): void | Promise<void>;
	/**
	Further parts, such as a recorder; they come last.
	*/
	readonly parts?: readonly Part[];
	/**
	Writes the session to a file. It is the first of the parts: what the others make of an event comes after it.
	*/
	readonly recorder?: RecorderPart;
	/**
	Watches for the lab's guide.
	*/
	readonly lab?: LabPart;
};
