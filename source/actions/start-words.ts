import {shortShardId} from '../monitor/meters/shard-id.js';
import {oneLine} from '../kinesis/errors/errors.js';
import type {StartPosition} from '../kinesis/record.js';

const two = (value: number): string => String(value).padStart(2, '0');

/**
`2026-01-31 14:03:27` in local time, as `--from` takes it with a `T` between; without the date when it is that of `now`. Milliseconds since the epoch.
*/
export const localTime = (timestamp: number, now: number): string => {
	const date = new Date(timestamp);
	const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
	const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map(part => two(part)).join(':');
	return new Date(now).toDateString() === date.toDateString() ? time : `${day} ${time}`;
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
