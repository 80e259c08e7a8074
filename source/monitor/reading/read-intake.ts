import type {Clock} from '../../time/clock.js';
import type {ReadEvent} from '../../service/read-event.js';
import {describePosition} from '../../service/shard-position.js';
import type {KinesisRecord} from '../../service/record.js';
import type {FactsMeter} from '../facts/facts-meter.js';
import type {FeedBuffer} from '../feed-buffer.js';
import type {MonitorEvent} from '../monitor-event.js';
import {shortShardId} from '../../service/shard-id.js';
import type {ShardMeters} from '../meters/shard-meters.js';
import type {ActivityEntry} from '../state.js';

const LATEST = describePosition({type: 'latest'});

export type ReadIntakeOptions = {
	readonly clock: Clock;
	readonly feed: FeedBuffer;
	readonly meters: ShardMeters;
	readonly facts: FactsMeter;
	dispatch(event: MonitorEvent): void;
	report(entry: Omit<ActivityEntry, 'id' | 'at'>): void;
	/**
	The reader noticed something that the watcher should look at.
	*/
	lookNow(): Promise<void>;
	/**
	Called with every record, for the proof.
	*/
	onRecord(shardId: string, record: KinesisRecord, readAt: number): void;
	/**
	A shard is read from now on: what was put into it a moment ago does not come.
	*/
	onStartAtLatest(): void;
};

/**
Takes what the reader reports into the feed, the meters, the proof and the activity log. The hot path: a batch is one event, and its records cost a few assignments each. Returns whether there is anything new to see.
*/
export const createReadIntake = ({clock, feed, meters, facts, dispatch, report, lookNow, onRecord, onStartAtLatest}: ReadIntakeOptions) => (event: ReadEvent): boolean => {
	const at = clock.now();
	const isNews = meters.onReadEvent(event, at);
	switch (event.type) {
		case 'batch': {
			facts.take(event);
			for (const record of event.records) {
				feed.push(event.shardId, record, event.receivedAt);
				onRecord(event.shardId, record, event.receivedAt);
			}

			break;
		}

		case 'shard-ended': {
			const children = event.childShardIds.map(shardId => shortShardId(shardId)).join(', ');
			report({kind: 'event', text: `shard ${shortShardId(event.shardId)} is closed and read to its end${children === '' ? '' : `: goes on in ${children}`}`});
			void lookNow();
			break;
		}

		case 'stream-recreated': {
			// Its records were another stream's, under the same shard ids.
			feed.clear();
			facts.clear();
			dispatch({type: 'recreated', at, createdAt: event.createdAt});
			void lookNow();
			break;
		}

		case 'stream-deleted': {
			void lookNow();
			break;
		}

		case 'shard-started': {
			if (event.position === LATEST) {
				onStartAtLatest();
			}

			break;
		}

		case 'shard-waiting':
		case 'backing-off': {
			break;
		}
	}

	return isNews;
};
