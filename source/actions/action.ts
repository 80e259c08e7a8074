import type {Clock} from '../time/clock.js';
import type {Connection} from '../kinesis/client/connection.js';
import type {GreedyControl, ProducerControl, ReaderControl} from '../monitor/controls.js';
import type {Snapshot} from '../monitor/snapshot.js';
import type {WrittenRecord} from '../monitor/state.js';

export type {ProducerControl, ReaderControl} from '../monitor/controls.js';

/**
What an action works with, on the screen and headless alike.
*/
export type ActionContext = {
	readonly connection: Connection;
	readonly streamName: string;
	readonly clock: Clock;
	readonly signal: AbortSignal;
	/**
	Reports progress in a few words: `shard 2 of 4 is splitting`.
	*/
	progress(text: string): void;
	/**
	Reports a record that was written by hand, so that a dashboard shows it in its feed.
	*/
	wrote?(record: Omit<WrittenRecord, 'at'>): void;
	/**
	The running producer of a dashboard or a line-mode session; headless commands have none.
	*/
	readonly producer?: ProducerControl;
	/**
	The reader of a dashboard or a line-mode session.
	*/
	readonly reader?: ReaderControl;
	/**
	The greedy consumers of a dashboard.
	*/
	readonly greedy?: GreedyControl;
};

/**
For an action without input.
*/
export type NoInput = Readonly<Record<never, never>>;

/**
The input of a dangerous action: the stream's name as the user typed it.
*/
export type Confirmation = {readonly confirmation?: string};

/**
`Input` is what a caller has to say with it, and nothing else.
*/
export type Action<Input extends Record<string, unknown> = Record<string, unknown>, Id extends string = string> = {
	readonly id: Id;
	/**
	Two or three words for the footer and the help, as things stand now: `pause` or `produce`.
	*/
	label(snapshot: Snapshot): string;
	/**
	One sentence for the help screen and the readme.
	*/
	readonly description: string;
	/**
	Runs only with the stream's name as `confirmation`, which is part of its input.
	*/
	readonly isDangerous: boolean;
	/**
	Not available with `--read-only`.
	*/
	readonly changesStream: boolean;
	/**
	What it does to a stream that costs somebody something, in a sentence or two: a person is asked before the first time. Undefined: it does nothing of the kind as things stand now. Left out: its description says it, if it changes the stream.
	*/
	consequence?(snapshot: Snapshot): string | undefined;
	/**
	A long action: only one of these runs at a time. Short actions work meanwhile.
	*/
	readonly runsAlone: boolean;
	/**
	Actions of one series, done one after the other, are one line of the activity: the steps of the rate.
	*/
	readonly series?: string;
	/**
	True, or the reason in a few words why it cannot run now.
	*/
	isEnabled(snapshot: Snapshot): true | string;
	/**
	The words of the equivalent `aws` command after `aws`, unquoted; undefined when there is none.
	*/
	cliEquivalent(snapshot: Snapshot, input: Input): readonly string[] | undefined;
	/**
	Resolves with one line that says what was done; throws a UserError that says what was not and what to do.
	*/
	run(context: ActionContext, input: Input): Promise<string>;
};
