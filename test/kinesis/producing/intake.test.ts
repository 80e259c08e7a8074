import {expect, test} from 'vitest';
import {createIntake} from '../../../source/kinesis/producing/intake.js';
import type {QueuedEntry} from '../../../source/kinesis/producing/put-entry.js';

const queued = (id: string): QueuedEntry => ({
	entry: {partitionKey: id, data: new Uint8Array(), id}, bytes: 1, queuedAt: 0, attempts: 0, isAlone: false,
});

const start = () => {
	const state = {isFull: false};
	const inside: string[] = [];
	const intake = createIntake({
		isFull: () => state.isFull,
		add({entry}) {
			inside.push(entry.id!);
		},
	});

	/**
	Becomes `done` or `failed` once the work is.
	*/
	const outcomeOf = (work: Promise<void>) => {
		const outcome = {is: 'pending'};
		void (async () => {
			try {
				await work;
				outcome.is = 'done';
			} catch {
				outcome.is = 'failed';
			}
		})();

		return outcome;
	};

	const settle = async () => {
		await new Promise(resolve => {
			setImmediate(resolve);
		});
	};

	return {
		state, inside, intake, outcomeOf, settle,
	};
};

test('nobody overtakes a record that waits outside', async () => {
	const {state, inside, intake, outcomeOf, settle} = start();
	state.isFull = true;
	const first = outcomeOf(intake.enter(queued('first')));
	state.isFull = false;
	expect(intake.hasRoom).toBe(false);
	const second = outcomeOf(intake.enter(queued('second')));
	await settle();
	expect([inside, first.is, second.is]).toEqual([[], 'pending', 'pending']);
	intake.letIn();
	await settle();
	expect([inside, first.is, second.is]).toEqual([['first', 'second'], 'done', 'done']);
	expect(intake.hasRoom).toBe(true);
});

test('it is drained when every record inside and outside is answered', async () => {
	const {state, intake, outcomeOf, settle} = start();
	intake.take(queued('inside'));
	state.isFull = true;
	const waiting = outcomeOf(intake.enter(queued('outside')));
	const drained = outcomeOf(intake.drain());
	intake.finish(1);
	const drainedLater = outcomeOf(intake.drain());
	await settle();
	expect([waiting.is, drained.is, drainedLater.is]).toEqual(['pending', 'pending', 'pending']);
	state.isFull = false;
	intake.letIn();
	intake.finish(1);
	await settle();
	expect([waiting.is, drained.is, drainedLater.is]).toEqual(['done', 'done', 'done']);
	const empty = outcomeOf(intake.drain());
	await settle();
	expect(empty.is).toBe('done');
});

test('closing it turns away what waits outside, and ends a drain', async () => {
	const {state, inside, intake, outcomeOf, settle} = start();
	intake.take(queued('inside'));
	state.isFull = true;
	const outside = intake.enter(queued('outside'));
	const drained = outcomeOf(intake.drain());
	intake.close();
	await expect(outside).rejects.toThrow('The producer is stopped.');
	await settle();
	expect([inside, drained.is]).toEqual([['inside'], 'done']);
});
