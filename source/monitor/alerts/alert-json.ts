import type {AlertChange} from './alert.js';
import type {AlertMeasure} from './threshold.js';

const units: Readonly<Record<AlertMeasure, string>> = {
	lag: 'ms', throttled: '1/s', silence: 'ms', rate: '1/s', 'hot-shard': 'share of limit',
};

const time = (milliseconds: number): string => new Date(milliseconds).toISOString();

/**
A change as a program reads it. No record has a member `alert`, so that the two can share an output.
*/
export const changeJson = ({type, at, alert: {threshold, since, value, shardId}}: AlertChange) => ({
	alert: threshold.text,
	state: type,
	at: time(at),
	since: time(since),
	measure: threshold.measure,
	value,
	threshold: threshold.limit,
	unit: units[threshold.measure],
	shardId,
});
