import {isOpen} from '../../service/shard.js';
import {describePosition} from '../../service/shard-position.js';
import type {MonitorOptions} from '../monitor-options.js';
import type {ShownPart} from '../part.js';
import {skippedUntil} from '../reading/skipped-until.js';
import type {StreamPart} from '../watching/stream-part.js';
import {createClickProducer, type ClickProducer} from './click-producer.js';
import type {ProducerView} from './producer-view.js';
import {remedyFor, type Remedy} from './remedy.js';

const LATEST = describePosition({type: 'latest'});

const isHeldBack = ({waiting, throttledPerSecond}: ProducerView): boolean => waiting.records > 0 || throttledPerSecond > 0;

/**
The part that writes click events and proves that they arrive.
*/
export type ProducingPart = ShownPart<ProducerView> & {
	readonly clicks: ClickProducer;
	/**
	The counts of the whole session. The counts of the view belong to the current stream.
	*/
	whole(at: number): SessionCounts;
};

type SessionCounts = Pick<ProducerView, 'totals' | 'proof'>;

type Counts = Readonly<Record<string, number>>;

const without = <Numbers extends Counts>(counts: Numbers, earlier: Partial<Numbers> = {}): Numbers =>
	Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, count - (earlier[name] ?? 0)])) as Numbers;

export const createProducingPart = (options: MonitorOptions & {readonly stream: StreamPart; onAnswer(): void}): ProducingPart => {
	const {stream, clock} = options;
	const clicks = createClickProducer({...options, onProblem: stream.onProblem, onCleared: stream.onCleared});

	let known: {readonly of: readonly unknown[]; readonly remedy: Remedy | undefined} | undefined;
	const remedy = (): Remedy | undefined => {
		const {state: {shards}} = stream;
		const of = [shards, clicks.rate, clicks.userCount, clicks.hotUser];
		if (known === undefined || known.of.some((value, index) => value !== of[index])) {
			known = {of, remedy: remedyFor(shards.filter(shard => isOpen(shard)), clicks.rate, clicks)};
		}

		return known.remedy;
	};

	const whole = (at: number): SessionCounts => {
		const {totals, proof} = clicks.view(at);
		return {totals, proof};
	};

	let earlier: SessionCounts | undefined;
	const ofThisStream = (view: ProducerView): ProducerView => earlier === undefined
		? view
		: {
			...view,
			totals: without(view.totals, earlier.totals),
			proof: view.proof && {...without(view.proof, earlier.proof), inFlight: view.proof.inFlight},
		};

	return {
		clicks,
		whole,
		take(event) {
			if (event.type === 'batch') {
				if (event.sample !== undefined && event.sample.skippedMilliseconds > 0) {
					// Own events may be among what was skipped.
					clicks.onReadingRestart(Infinity);
				}

				for (const record of event.records) {
					clicks.onRead(event.shardId, record, event.receivedAt);
				}
			} else if (event.type === 'shard-started' && event.position === LATEST) {
				// A record that was put a moment ago is not read.
				clicks.onReadingRestart(Infinity);
			}
		},
		forget(reason) {
			if (reason.type === 'restart') {
				clicks.onReadingRestart(skippedUntil(reason.from));
			} else {
				// Records in flight vanished with the stream.
				clicks.onStreamGone();
				earlier = whole(clock.now());
			}
		},
		follow({stream: now, connectivity}, {stream: before}) {
			if (before && now?.createdAt !== before.createdAt) {
				clicks.onStreamGone();
			}

			// The service would refuse events for a deleted stream.
			if (!(clicks.isProducing && (connectivity === 'absent' || now?.status === 'DELETING'))) {
				return;
			}

			void clicks.pause();
			stream.report({kind: 'event', text: 'the producer is paused because the stream is gone'});
		},
		view(at) {
			const view = ofThisStream(clicks.view(at));
			return isHeldBack(view) ? {...view, remedy: remedy()} : view;
		},
		finish: clicks.stop,
	};
};
