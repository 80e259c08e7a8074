import type {QueuedEntry} from './put-entry.js';

/**
The door of a producer: records come in while there is room, and wait outside otherwise.
*/
export type Intake = {
	/**
	No record waits outside, and there is room for one more.
	*/
	readonly hasRoom: boolean;
	/**
	Takes the record in at once, if there is room.
	*/
	take(queued: QueuedEntry): void;
	/**
	Takes the record in when there is room, and then resolves. Rejects if the door is closed before.
	*/
	enter(queued: QueuedEntry): Promise<void>;
	/**
	There may be room again.
	*/
	letIn(): void;
	/**
	This many of the records that came in are answered.
	*/
	finish(records: number): void;
	/**
	Resolves when every record that came in, or waits outside, is answered, or the door is closed.
	*/
	drain(): Promise<void>;
	/**
	Closes the door: nothing comes in any more.
	*/
	close(): void;
};

type WaitingRecord = {
	readonly queued: QueuedEntry;
	readonly resolve: () => void;
	readonly reject: (reason: unknown) => void;
};

export const createIntake = ({isFull, add}: {readonly isFull: () => boolean; readonly add: (queued: QueuedEntry) => void}): Intake => {
	const outside: WaitingRecord[] = [];
	const drains: Array<() => void> = [];
	let unfinished = 0;

	const take = (queued: QueuedEntry): void => {
		unfinished++;
		add(queued);
	};

	const hasRoom = (): boolean => outside.length === 0 && !isFull();

	const endDrains = (): void => {
		for (const resolve of drains.splice(0)) {
			resolve();
		}
	};

	return {
		get hasRoom() {
			return hasRoom();
		},
		take,
		async enter(queued) {
			if (hasRoom()) {
				take(queued);
				return;
			}

			const {promise, resolve, reject} = Promise.withResolvers<void>();
			outside.push({queued, resolve, reject});
			await promise;
		},
		letIn() {
			while (outside.length > 0 && !isFull()) {
				const {queued, resolve} = outside.shift()!;
				take(queued);
				resolve();
			}
		},
		finish(records) {
			unfinished -= records;
			if (unfinished === 0 && outside.length === 0) {
				endDrains();
			}
		},
		async drain() {
			if (unfinished > 0 || outside.length > 0) {
				await new Promise<void>(resolve => {
					drains.push(resolve);
				});
			}
		},
		close() {
			for (const {reject} of outside.splice(0)) {
				reject(new Error('The producer is stopped.'));
			}

			endDrains();
		},
	};
};
