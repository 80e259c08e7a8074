import {alertMeasures, type AlertMeasure, type Threshold} from '../../monitor/alerts/threshold.js';
import {badValue, parseDuration} from '../../typed/values.js';
import type {Flags} from './flags.js';
import {option} from './option.js';

/**
What the commands that watch take.
*/
export type AlertOptions = {
	readonly thresholds: readonly Threshold[];
	/**
	Ring the terminal's bell when an alert is raised.
	*/
	readonly hasBell: boolean;
};

const WANTED = 'a condition such as lag:30s, throttled:0, silence:5m, rate:5000, rate-below:1, hot-shard:80% or consumer-lag:5m; with quotes also lag>30s and rate<1';

// `lag>30s`, and `lag:30s` for shells and scripts that take > and < for themselves.
const CONDITION = /^(?<measure>consumer-lag|lag|throttled|silence|rate|hot-shard)(?: ?(?<sign>[<>]) ?|(?:-(?<side>above|below))?[:=])(?<limit>[\d.]+)(?<unit>[a-z]*|%)$/iv;

const limits: Readonly<Record<AlertMeasure, (limit: string, unit: string) => number | undefined>> = {
	lag: (limit, unit) => parseDuration(limit + unit),
	'consumer-lag': (limit, unit) => parseDuration(limit + unit),
	silence: (limit, unit) => parseDuration(limit + unit),
	throttled: (limit, unit) => unit === '' ? Number(limit) : undefined,
	rate: (limit, unit) => unit === '' ? Number(limit) : undefined,
	'hot-shard': (limit, unit) => unit === '' || unit === '%' ? Number(limit) / 100 : undefined,
};

/**
A threshold from its text. Throws a UserError.
*/
export const threshold = (name: string, text: string): Threshold => {
	const {measure: word = '', sign, side, limit: typed = '', unit = ''} = CONDITION.exec(text.trim())?.groups ?? {};
	const measure = alertMeasures.find(known => known === word.toLowerCase());
	const isBelow = sign === '<' || side?.toLowerCase() === 'below';
	const limit = measure === undefined ? undefined : limits[measure](typed, unit);
	if (measure === undefined || limit === undefined || !Number.isFinite(limit) || (isBelow && (measure !== 'rate' || limit === 0))) {
		throw badValue(name, text, WANTED);
	}

	const shownUnit = measure === 'hot-shard' ? '%' : unit;
	return {
		text: `${measure}${isBelow ? '<' : '>'}${typed}${shownUnit}`, measure, isBelow, limit,
	};
};

// A tail of a script does what its own command line says.
const SESSION_ONLY = {command: 'session'};

const alert = option('--alert CONDITION ...', 'Watch for lag:30s, throttled:0, silence:5m, rate:5000, rate-below:1, hot-shard:80% or, with --kcl, consumer-lag:5m; may be repeated', {read: threshold, lasting: SESSION_ONLY});
const bell = option('--bell', 'Ring the terminal\'s bell when an alert is raised', {lasting: SESSION_ONLY});

export const alertOptions = [alert, bell];

export const readAlertOptions = (flags: Flags): AlertOptions => ({
	thresholds: flags.values(alert),
	hasBell: flags.has(bell),
});
