import {isTelling, type ShardTip} from '../../consumers/lag.js';
import {arrivalOf} from '../../service/record.js';
import type {ReadEvent} from '../../service/read-event.js';
import type {EstimateTrust} from './consumers-view.js';

/**
Checking one record a second is enough.
*/
const CHECK_MILLISECONDS = 1000;

/**
What this session's own reader knows: the newest record of each shard, and whether sequence numbers hold the time of arrival.
*/
export const createShardTips = () => {
	const tips = new Map<string, {newest: string | undefined; isCaughtUp: boolean}>();
	let trust: EstimateTrust = 'unchecked';
	let checkedAt = -Infinity;

	return {
		get trust() {
			return trust;
		},
		tipOf: (shardId: string): ShardTip | undefined => tips.get(shardId),
		take(event: ReadEvent, at: number) {
			if (event.type === 'stream-recreated') {
				tips.clear();
				trust = 'unchecked';
				return;
			}

			if (event.type !== 'batch') {
				return;
			}

			const {shardId, records, millisBehindLatest} = event;
			const last = records.at(-1);
			const tip = tips.get(shardId) ?? {newest: undefined, isCaughtUp: false};
			tip.isCaughtUp = millisBehindLatest === 0;
			tip.newest = last?.SequenceNumber ?? tip.newest;
			tips.set(shardId, tip);
			if (last === undefined || trust === 'off' || at - checkedAt < CHECK_MILLISECONDS) {
				return;
			}

			const arrivedAt = arrivalOf(last);
			if (Number.isNaN(arrivedAt)) {
				// Some emulators do not tell when a record arrived: there is nothing to compare with.
				return;
			}

			checkedAt = at;
			trust = isTelling(last.SequenceNumber, arrivedAt) ? 'checked' : 'off';
		},
		/**
		The reader starts over at another place: what it has not read there yet is not known.
		*/
		forget() {
			tips.clear();
		},
	};
};
