import {chargeWords, costWords, type Cost} from '../../cost/cost-words.js';
import {exampleShardId} from '../../service/shard.js';
import type {StartPosition} from '../../service/reading-start.js';
import type {Clock} from '../../time/clock.js';
import {createLabProgress, type LabProgress, type StepProgress} from '../../lab/progress.js';
import {labReport} from '../../lab/report.js';
import type {LabCommand, LabContext} from '../../lab/step.js';
import type {ShownPart} from '../part.js';
import type {Snapshot} from '../snapshot.js';
import type {MonitorState} from '../state.js';
import type {LabControl, LabView, StepView} from './lab-view.js';
import {
	actionsOf,
	createSessionWatch,
	observeCost,
	observeStart,
	observeState,
} from './observe-session.js';

export type LabPartOptions = {
	readonly clock: Clock;
	readonly streamName: string;
	/**
	Where the stream's name and the region come from: `--stream`, `$STREAM`, `default`.
	*/
	readonly streamSource: string;
	readonly regionSource: string;
	/**
	Where reading starts.
	*/
	readonly from: StartPosition;
	/**
	The whole command line, quoted for this platform.
	*/
	spell(command: LabCommand): string;
	/**
	What other programs read of the stream from a shard's oldest record on; undefined where nobody tells, or nobody did.
	*/
	readElsewhere?(): {readonly shardId: string; readonly records: number} | undefined;
	/**
	One line that says what the region still lists once the stream is gone; never rejects.
	*/
	readLeft?(signal: AbortSignal): Promise<string>;
};

/**
The part that watches a session for the lab: events of the stream tick the guide's steps. It costs nothing until the guide is opened.
*/
export type LabPart = ShownPart<LabView | undefined> & LabControl & {
	/**
	The session of the lab, once there is one.
	*/
	attach(look: () => Snapshot, onChange: () => void): void;
};

const LOOK_MILLISECONDS = 500;

const contextOf = ({streamName, region, isEmbedded, stream, shards}: MonitorState): LabContext => ({
	streamName,
	region,
	isEmbedded,
	openShardCount: stream?.openShardCount,
	shardId: exampleShardId(shards),
	streamArn: stream?.arn,
});

const hostOf = (endpoint: string | undefined): string | undefined => endpoint === undefined ? undefined : URL.parse(endpoint)?.host;

/**
The cost of the stream, now and in total, with its parts.
*/
const costLine = (cost: Cost): string => [costWords(cost), ...(cost.perHour > 0 ? [`an hour at this rate: ${chargeWords(cost.charges).join(', ')}`] : [])].join('; ');

const isSameView = (a: StepView, b: StepView | undefined): boolean => (Object.keys(a) as Array<keyof StepView>).every(key => key === 'outcome'
	? a.outcome?.words === b?.outcome?.words
	: a[key] === b?.[key]);

export const createLabPart = ({clock, streamName, streamSource, regionSource, from, spell, readElsewhere, readLeft}: LabPartOptions): LabPart => {
	const guesses = new Map<string, number>();
	let look: (() => Snapshot) | undefined;
	let tell: (() => void) | undefined;
	let progress: LabProgress | undefined;
	let watch: ReturnType<typeof createSessionWatch> | undefined;
	let published: LabView | undefined;
	let beganAt = clock.now();
	let isConnected = false;
	let isLeftWanted = false;
	let left: string | undefined;
	let knownElsewhere = 0;

	const observeConnection = ({connectivity, region, endpoint}: MonitorState, at: number): void => {
		if (isConnected || connectivity === 'connecting' || connectivity === 'unreachable') {
			return;
		}

		isConnected = true;
		progress?.observe({
			at, type: 'connected', streamName, streamSource, region, regionSource, endpoint: hostOf(endpoint),
		});
	};

	const stepView = (step: StepProgress, state: MonitorState, cost: Cost | undefined): StepView => {
		const context = contextOf(state);
		const command = step.step.do.command(context);
		const {seen} = progress!;
		return {
			...step,
			command: command && spell(command),
			hint: step.step.hint(seen, context),
			guessed: guesses.get(step.step.id),
			outcome: step.step.guess?.outcome(seen),
			cost: cost && step.step.id === 'clean-up' ? costWords(cost) : undefined,
			left: step.step.id === 'clean-up' ? left : undefined,
		};
	};

	const publish = (): void => {
		if (progress === undefined || look === undefined) {
			return;
		}

		const {state, cost} = look();
		const steps = progress.steps.map((step, index) => {
			const view = stepView(step, state, cost);
			const before = published?.steps[index];
			return before && isSameView(view, before) ? before : view;
		});
		const {changedAt} = progress;
		const isSame = published?.changedAt === changedAt && steps.every((step, index) => step === published!.steps[index]);
		if (isSame) {
			return;
		}

		published = {steps, changedAt};
		tell?.();
	};

	const observeElsewhere = (at: number): void => {
		const elsewhere = readElsewhere?.();
		if (elsewhere && elsewhere.records > knownElsewhere) {
			progress?.observe({at, type: 'read-elsewhere', ...elsewhere});
		}

		knownElsewhere = elsewhere?.records ?? 0;
	};

	const lookForLeft = async (signal: AbortSignal): Promise<void> => {
		const words = await readLeft?.(signal);
		if (progress?.seen.stream !== undefined) {
			return;
		}

		left = words;
		publish();
	};

	const refresh = (): void => {
		if (progress === undefined || look === undefined) {
			return;
		}

		const snapshot = look();
		watch?.(snapshot);
		observeElsewhere(snapshot.at);
		progress.look(snapshot.at);
		publish();
	};

	return {
		attach(session, onChange) {
			look = session;
			tell = onChange;
		},
		open() {
			if (progress !== undefined || look === undefined) {
				return;
			}

			const snapshot = look();
			beganAt = clock.now();
			progress = createLabProgress(beganAt);
			const {observe} = progress;
			watch = createSessionWatch(observe);
			observeStart(snapshot.reading.start?.from ?? from, snapshot.reading.start?.since ?? beganAt, observe);
			observeConnection(snapshot.state, beganAt);
			observeState(snapshot.state, undefined, beganAt, observe);
			for (const {shardId, record, readAt} of snapshot.feed.records) {
				observe({
					at: readAt, type: 'read', shardId, records: [record],
				});
			}

			refresh();
		},
		take(event, at) {
			if (progress === undefined) {
				return;
			}

			if (event.type === 'batch') {
				if (event.records.length > 0) {
					progress.observe({
						at, type: 'read', shardId: event.shardId, records: event.records,
					});
				}
			} else if (event.type === 'shard-ended') {
				progress.observe({at, type: 'shard-ended', shardId: event.shardId});
			}
		},
		forget(reason) {
			if (progress !== undefined && reason.type === 'restart') {
				observeStart(reason.from, clock.now(), progress.observe);
			}
		},
		follow(state, before) {
			if (progress === undefined) {
				return;
			}

			const at = clock.now();
			observeConnection(state, at);
			if (state.connectivity !== before.connectivity) {
				// The evidence that the stream is gone includes its cost.
				observeCost(look?.().cost, at, progress.observe);
				isLeftWanted = before.stream !== undefined && state.connectivity === 'absent';
				left = undefined;
			}

			observeState(state, before, at, progress.observe);
			publish();
		},
		view: () => published,
		async run(signal) {
			while (!signal.aborted) {
				try {
					await clock.sleep(LOOK_MILLISECONDS, signal);
				} catch {
					return;
				}

				refresh();
				if (!isLeftWanted) {
					continue;
				}

				isLeftWanted = false;
				void lookForLeft(signal);
			}
		},
		guess(stepId, option) {
			if (guesses.has(stepId)) {
				return;
			}

			guesses.set(stepId, option);
			publish();
		},
		restart() {
			guesses.clear();
			beganAt = clock.now();
			progress?.restart(beganAt);
			publish();
		},
		report() {
			const snapshot = look!();
			return labReport({
				at: clock.now(),
				beganAt,
				steps: progress?.steps ?? [],
				guesses,
				commands: actionsOf(snapshot.state.activity),
				seen: progress!.seen,
				cost: snapshot.cost && costLine(snapshot.cost),
				left,
			});
		},
	};
};
