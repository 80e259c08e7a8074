import type {FaultPlan} from '../faults/faults.js';
import type {JournalRepair} from '../journal/journal-file.js';
import type {LocalKinesis, LocalKinesisOptions} from '../server.js';

/**
The options that can be sent to another thread.
*/
export type WorkerData = Omit<LocalKinesisOptions, 'clock' | 'random' | 'onTrimmed' | 'onRepaired' | 'onUnwritable'>;

export type Usage = ReturnType<LocalKinesis['usage']>;

export type MessageToWorker =
	| {readonly type: 'set-faults'; readonly plan: FaultPlan}
	| {readonly type: 'stop'};

export type MessageFromWorker =
	| {readonly type: 'listening'; readonly endpoint: string; readonly port: number}
	/**
	It could not start; the thread ends.
	*/
	| {readonly type: 'refused'; readonly code: string; readonly message: string; readonly exitCode: 1 | 2}
	| {readonly type: 'usage'; readonly usage: Usage}
	| {readonly type: 'trimmed'; readonly trimmedRecords: number}
	| {readonly type: 'repaired'; readonly repair: JournalRepair};
