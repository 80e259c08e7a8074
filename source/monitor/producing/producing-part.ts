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
The part that writes click events, and proves that they arrive.
*/
export type ProducingPart = ShownPart<ProducerView> & {
	readonly clicks: ClickProducer;
};

export const createProducingPart = (options: MonitorOptions & {readonly stream: StreamPart; onAnswer(): void}): ProducingPart => {
	const {stream} = options;
	const clicks = createClickProducer({...options, onProblem: stream.onProblem, onCleared: stream.onCleared});

	let known: {readonly of: readonly unknown[]; readonly remedy: Remedy | undefined} | undefined;
	const remedy = (): Remedy | undefined => {
		const {state: {shards}} = stream;
		const of = [shards, clicks.rate, clicks.userCount];
		if (known === undefined || known.of.some((value, index) => value !== of[index])) {
			known = {of, remedy: remedyFor(shards.filter(shard => isOpen(shard)), clicks.rate, clicks.userCount)};
		}

		return known.remedy;
	};

	return {
		clicks,
		take(event) {
			if (event.type === 'batch') {
				for (const record of event.records) {
					clicks.onRead(event.shardId, record, event.receivedAt);
				}
			} else if (event.type === 'shard-started' && event.position === LATEST) {
				// What was put into the shard a moment ago does not come.
				clicks.onReadingRestart(Infinity);
			}
		},
		forget(reason) {
			if (reason.type === 'restart') {
				clicks.onReadingRestart(skippedUntil(reason.from));
			}
		},
		follow({stream: now, connectivity}, {stream: before}) {
			if (before && now?.createdAt !== before.createdAt) {
				clicks.onStreamGone();
			}

			// Events for a stream that is gone would only be refused.
			if (!(clicks.isProducing && (connectivity === 'absent' || now?.status === 'DELETING'))) {
				return;
			}

			void clicks.pause();
			stream.report({kind: 'event', text: 'the producer is paused: the stream is gone'});
		},
		view(at) {
			const view = clicks.view(at);
			return isHeldBack(view) ? {...view, remedy: remedy()} : view;
		},
		finish: clicks.stop,
	};
};
