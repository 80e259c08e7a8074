import prettyMilliseconds from 'pretty-ms';
import {shortShardId} from '../../records/text/short-shard-id.js';
import {grouped, oneLine} from '../../words.js';
import type {Alert, AlertChange} from './alert.js';

const lasting = (milliseconds: number): string => prettyMilliseconds(Math.max(0, milliseconds), {secondsDecimalDigits: 0, unitCount: 2});

const perSecond = (value: number): string => value.toLocaleString('en', {maximumFractionDigits: value < 10 ? 1 : 0});

const shardOf = ({shardId}: Alert): string => shardId === undefined ? 'a shard' : `shard ${shortShardId(shardId)}`;

const ofSample = (isEstimate = false): string => isEstimate ? ' (from a sample)' : '';

const states: Readonly<Record<Alert['threshold']['measure'], (alert: Alert) => string>> = {
	lag: alert => `${shardOf(alert)} is ${lasting(alert.value)} behind`,
	'consumer-lag': alert => `the consumer ${oneLine(alert.consumer ?? '')} is ${lasting(alert.value)} behind on ${shardOf(alert)}`,
	throttled: alert => `${perSecond(alert.value)} throttled a second${alert.shardId === undefined ? '' : `, most by ${shardOf(alert)}`}`,
	silence: ({value}) => `no record for ${lasting(value)}`,
	rate: ({value, isEstimate}) => `${isEstimate ? 'about ' : ''}${perSecond(value)} records/s${ofSample(isEstimate)}`,
	'hot-shard': alert => `${shardOf(alert)} takes ${alert.isEstimate ? 'about ' : ''}${grouped(Math.round(alert.value * 100))} % of its write limit${ofSample(alert.isEstimate)}`,
};

/**
The state of an alert: `lag>30s: shard 3 is 45s behind`.
*/
export const alertText = (alert: Alert): string => `${alert.threshold.text}: ${states[alert.threshold.measure](alert)}`;

/**
A change in one line, for a log.
*/
export const changeText = ({type, at, alert}: AlertChange): string => type === 'raised'
	? `alert ${alertText(alert)}`
	: `the alert ${alert.threshold.text} is over after ${lasting(at - alert.since)}`;
