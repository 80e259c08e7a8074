import type {AlertChange} from './alert.js';
import type {AlertMeasure} from './threshold.js';

const units: Readonly<Record<AlertMeasure, string>> = {
	lag: 'ms', 'consumer-lag': 'ms', throttled: '1/s', silence: 'ms', rate: '1/s', 'hot-shard': 'share of limit',
};

const time = (milliseconds: number): string => new Date(milliseconds).toISOString();

/**
A change in JSON, for programs. A record has no member `alert`, so both can go to one output.
*/
export const changeJson = ({type, at, alert: {threshold, since, value, shardId, consumer, isEstimate}}: AlertChange) => ({
	alert: threshold.text,
	state: type,
	at: time(at),
	since: time(since),
	measure: threshold.measure,
	value,
	threshold: threshold.limit,
	unit: units[threshold.measure],
	shardId,
	consumer,
	isEstimate: isEstimate === true ? true : undefined,
});
