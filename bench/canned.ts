import {fork} from 'node:child_process';
import {once} from 'node:events';
import {setTimeout as delay} from 'node:timers/promises';

export type CannedOptions = {
	readonly shards: number;
	/**
	For all shards together. Without it, as many as are asked for.
	*/
	readonly recordsPerSecond?: number;
	/**
	At most this many in one answer, whatever its Limit.
	*/
	readonly recordsPerAnswer?: number;
	/**
	This many in all, and then silence.
	*/
	readonly records?: number;
};

export type CannedCommand =
	| {readonly type: 'look'}
	| {readonly type: 'restart'}
	/**
	This many more from now on.
	*/
	| {readonly type: 'give'; readonly records: number};

export type CannedReport =
	| {readonly type: 'listening'; readonly endpoint: string}
	/**
	GetRecords answered, records given out, and when the first were asked for (ms since the epoch), since the last restart.
	*/
	| {readonly type: 'state'; readonly reads: number; readonly given: number; readonly firstReadAt: number | undefined};

type State = CannedReport & {type: 'state'};

/**
The canned server, in a process of its own. `using` ends it.
*/
export type Canned = Disposable & {
	readonly endpoint: string;
	ask(command: CannedCommand): Promise<State>;
};

export const startCanned = async (options: CannedOptions): Promise<Canned> => {
	const child = fork(new URL('canned-server.ts', import.meta.url), [JSON.stringify(options)]);
	const [{endpoint}] = await once(child, 'message') as [CannedReport & {type: 'listening'}];
	return {
		endpoint,
		async ask(command) {
			child.send(command);
			const [state] = await once(child, 'message') as [State];
			return state;
		},
		[Symbol.dispose]() {
			child.disconnect();
		},
	};
};

const LOOK_MILLISECONDS = 50;

/**
Resolves when this many records were given out, or reads answered, since the start or the last restart.
*/
export const untilGiven = async (canned: Canned, wanted: number, counted: 'given' | 'reads' = 'given'): Promise<void> => {
	for (let count = 0; count < wanted;) {
		await delay(LOOK_MILLISECONDS);
		const state = await canned.ask({type: 'look'});
		count = state[counted];
	}
};
