import {shortShardId} from '../../records/text/short-shard-id.js';
import {oneLine} from '../../words.js';
import type {StartPosition} from '../../service/reading-start.js';

const two = (value: number): string => String(value).padStart(2, '0');

/**
`2026-01-31T14:03:27` in local time, as `--from` takes it. Milliseconds since the epoch.
*/
export const localIsoTime = (timestamp: number): string => {
	const date = new Date(timestamp);
	const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
	const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map(part => two(part)).join(':');
	return `${day}T${time}`;
};

// The date only when it is not that of today.
const localTime = (timestamp: number, now: number): string => {
	const [day, time] = localIsoTime(timestamp).split('T') as [string, string];
	return localIsoTime(now).startsWith(day) ? time : `${day} ${time}`;
};

/**
Where reading starts, as the end of a sentence: `from 14:03:27`. `now` is clock time in ms.
*/
export const startWords = (from: StartPosition, now: number): string => {
	switch (from.type) {
		case 'latest': {
			return 'from the latest record';
		}

		case 'trim-horizon': {
			return 'from the oldest record';
		}

		case 'at-timestamp': {
			return `from ${localTime(from.timestamp, now)}`;
		}

		case 'at-sequence-number':
		case 'after-sequence-number': {
			const number = from.sequenceNumber.length > 12 ? `…${from.sequenceNumber.slice(-10)}` : from.sequenceNumber;
			return `from record ${oneLine(number)} of shard ${oneLine(shortShardId(from.shardId))}`;
		}
	}
};
