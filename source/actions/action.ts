import type {Clock} from '../time/clock.js';
import type {Connection} from '../kinesis/client/connection.js';
import type {StartPosition} from '../service/reading-start.js';
import type {ProducerControl, ReaderControl} from '../monitor/controls.js';
import type {Snapshot} from '../monitor/snapshot.js';

export type {ProducerControl, ReaderControl} from '../monitor/controls.js';

export type ActionId =
	| 'create-stream'
	| 'toggle-producer'
	| 'raise-rate'
	| 'lower-rate'
	| 'scale-up'
	| 'scale-down'
	| 'scale-to'
	| 'tear-down'
	| 'toggle-fan-out'
	| 'restart-reading';

/**
What an action works with, on the screen and headless alike.
*/
export type ActionContext = {
	readonly connection: Connection;
	readonly streamName: string;
	readonly clock: Clock;
	readonly signal: AbortSignal;
	/**
	A few words on how far it has come: `shard 2 of 4 is splitting`.
	*/
	progress(text: string): void;
	/**
	The running producer of a dashboard or a line-mode session; headless commands have none.
	*/
	readonly producer?: ProducerControl;
	/**
	The reader of a dashboard or a line-mode session.
	*/
	readonly reader?: ReaderControl;
};

/**
What a caller may say with an action: `shardCount` for create-stream and scale-to, `confirmation` (the stream's name, typed) for dangerous ones, `from` for restart-reading.
*/
export type ActionInput = {
	readonly shardCount?: number;
	readonly confirmation?: string;
	readonly from?: StartPosition;
};

export type Action = {
	readonly id: ActionId;
	/**
	Two or three words for the footer and the help, as things stand now: `pause` or `produce`.
	*/
	label(snapshot: Snapshot): string;
	/**
	One sentence for the help screen and the readme.
	*/
	readonly description: string;
	/**
	Dangerous actions run only with the stream's name as `confirmation`.
	*/
	readonly isDangerous: boolean;
	/**
	Gone with `--read-only`.
	*/
	readonly changesStream: boolean;
	/**
	Takes a while, and only one such action runs at a time; the others work meanwhile.
	*/
	readonly runsAlone: boolean;
	/**
	True, or the reason in a few words why it cannot run now.
	*/
	isEnabled(snapshot: Snapshot): true | string;
	/**
	The words of the equivalent `aws` command after `aws`, unquoted; undefined when there is none.
	*/
	cliEquivalent(snapshot: Snapshot, input: ActionInput): readonly string[] | undefined;
	/**
	Resolves with one line that says what was done; throws a UserError that says what was not and what to do.
	*/
	run(context: ActionContext, input: ActionInput): Promise<string>;
};
