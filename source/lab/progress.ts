import type {Observation} from './observation.js';
import {
	newSeen,
	observe,
	watch,
	type Seen,
} from './seen/seen.js';
import type {Check, Evidence, LabStep} from './step.js';
import {labSteps} from './steps.js';

export type CheckProgress = {
	readonly check: Check;
	readonly evidence: Evidence | undefined;
};

/**
The state of a step. `was-done`: it was done on a stream that is gone.
*/
export type StepProgress = {
	readonly step: LabStep;
	readonly state: 'done' | 'was-done' | 'open';
	readonly checks: readonly CheckProgress[];
	/**
	When its last check was seen; undefined while it is open.
	*/
	readonly doneAt: number | undefined;
};

/**
The progress of the lab: it takes observations and ticks what they prove. A check stays ticked as long as its stream lives.
*/
export type LabProgress = {
	readonly seen: Seen;
	/**
	In order of time.
	*/
	observe(observation: Observation): void;
	/**
	Checks conditions that last over time. Call it at least once a second. `now` is clock time in ms.
	*/
	look(now: number): void;
	/**
	It is the same array until something changes.
	*/
	readonly steps: readonly StepProgress[];
	/**
	When a step was last ticked or unticked, in clock ms.
	*/
	readonly changedAt: number;
	/**
	Starts again: the evidence is forgotten, and the current stream is observed anew.
	*/
	restart(now: number): void;
};

type Ticks = Map<Check, Evidence>;

// A fast person does not wait for the next second.
const LASTING = new Set<Observation['type']>(['read', 'throttled', 'producer', 'latency', 'cost']);

export const createLabProgress = (now: number, steps: readonly LabStep[] = labSteps): LabProgress => {
	let seen = newSeen();
	let ticks: Ticks = new Map();
	let past: Ticks = new Map();
	let published: readonly StepProgress[] | undefined;
	let changedAt = now;

	const change = (at: number): void => {
		published = undefined;
		changedAt = at;
	};

	const tick = (at: number): void => {
		for (const check of steps.flatMap(({checks}) => checks)) {
			const evidence = ticks.has(check) ? undefined : check.see(seen);
			if (!evidence) {
				continue;
			}

			ticks.set(check, evidence);
			change(at);
		}
	};

	// When a stream is gone, the evidence about it is forgotten. When the next stream appears, the evidence that one was gone is forgotten.
	const takeBack = (at: number, isGone: boolean): void => {
		const concerned = steps.filter(({dependsOnStream, id}) => isGone ? dependsOnStream : id === 'clean-up');
		for (const check of concerned.flatMap(({checks}) => checks)) {
			const evidence = ticks.get(check);
			if (!evidence) {
				continue;
			}

			ticks.delete(check);
			past.set(check, evidence);
			change(at);
		}
	};

	const progressOf = (step: LabStep): StepProgress => {
		const checks = step.checks.map(check => ({check, evidence: ticks.get(check) ?? past.get(check)}));
		const isWhole = checks.every(({evidence}) => evidence !== undefined);
		const isDone = step.checks.every(check => ticks.has(check));
		return {
			step,
			state: isDone ? 'done' : (isWhole ? 'was-done' : 'open'),
			// A half-done step is open again when its stream is gone.
			checks: isWhole ? checks : step.checks.map(check => ({check, evidence: ticks.get(check)})),
			doneAt: isWhole ? Math.max(...checks.map(({evidence}) => evidence!.at)) : undefined,
		};
	};

	return {
		get seen() {
			return seen;
		},
		observe(observation) {
			const {at, type} = observation;
			const before = seen.stream;
			if (type === 'absent' || (type === 'stream' && before && before.stream.createdAt !== observation.stream.createdAt)) {
				// Evidence from its last moments counts.
				watch(seen, at);
				tick(at);
			}

			observe(seen, observation);
			if (before && seen.stream !== before) {
				takeBack(at, true);
			}

			if (seen.stream && seen.stream !== before) {
				takeBack(at, false);
			}

			if (!LASTING.has(type)) {
				tick(at);
			}
		},
		look(at) {
			watch(seen, at);
			tick(at);
		},
		get steps() {
			published ??= steps.map(step => progressOf(step));
			return published;
		},
		get changedAt() {
			return changedAt;
		},
		restart(at) {
			const {connected, answeredAt, reading, producer, cost, stream} = seen;
			seen = {
				...newSeen(), connected, answeredAt, reading, producer, cost,
			};
			ticks = new Map();
			past = new Map();
			change(at);
			if (stream) {
				observe(seen, {at, type: 'stream', stream: stream.stream});
				observe(seen, {at, type: 'shards', shards: stream.listed});
			}

			tick(at);
		},
	};
};
