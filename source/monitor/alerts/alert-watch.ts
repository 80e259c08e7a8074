import type {Alert, AlertChange} from './alert.js';
import {createMeasuring, type AlertLook, type Measured} from './measuring.js';
import {alertMeasures, type Threshold} from './threshold.js';

/**
Crossed for less than this is no alert: one look may be off.
*/
export const RAISE_MILLISECONDS = 2000;

/**
An alert is over when the value has been well on the good side for this long, so that one that goes to and fro is one alert.
*/
export const CLEAR_MILLISECONDS = 10_000;

/**
“Well”: by a tenth of the threshold.
*/
const HYSTERESIS = 0.1;

/**
Which thresholds are crossed.
*/
export type AlertWatch = {
	/**
	Takes a look, about once a second, and says what changed by it.
	*/
	next(look: AlertLook): readonly AlertChange[];
	/**
	Those that are raised, worst first; the array is never changed.
	*/
	readonly alerts: readonly Alert[];
};

const isCrossed = ({isBelow, limit}: Threshold, value: number): boolean => isBelow ? value < limit : value > limit;

const isWell = ({isBelow, limit}: Threshold, value: number): boolean => isBelow ? value >= limit * (1 + HYSTERESIS) : value <= limit * (1 - HYSTERESIS);

const rankOf = ({threshold}: Alert): number => alertMeasures.indexOf(threshold.measure);

const worstFirst = (a: Alert, b: Alert): number => rankOf(a) === rankOf(b) ? a.id - b.id : rankOf(a) - rankOf(b);

/**
One threshold: crossed or well, since when, and the alert while there is one.
*/
const createSwitch = (threshold: Threshold, nextId: () => number) => {
	let crossedSince: number | undefined;
	let wellSince: number | undefined;
	let alert: Alert | undefined;

	const raise = (at: number, {value, shardId}: Measured): AlertChange | undefined => {
		crossedSince = isCrossed(threshold, value) ? crossedSince ?? at : undefined;
		if (crossedSince === undefined || at - crossedSince < RAISE_MILLISECONDS) {
			return undefined;
		}

		alert = {
			id: nextId(), threshold, since: crossedSince, value, shardId,
		};
		return {type: 'raised', at, alert};
	};

	// What is no longer known, such as the lag of a stream that was deleted, troubles nobody.
	const follow = (at: number, raised: Alert, measured: Measured | undefined): AlertChange | undefined => {
		const current = measured ? {...raised, value: measured.value, shardId: measured.shardId} : raised;
		alert = current;
		wellSince = measured && !isWell(threshold, measured.value) ? undefined : wellSince ?? at;
		if (wellSince === undefined || at - wellSince < CLEAR_MILLISECONDS) {
			return undefined;
		}

		alert = undefined;
		crossedSince = undefined;
		wellSince = undefined;
		return {type: 'cleared', at, alert: current};
	};

	return {
		get alert() {
			return alert;
		},
		next(at: number, measured: Measured | undefined): AlertChange | undefined {
			if (alert) {
				return follow(at, alert, measured);
			}

			if (measured) {
				return raise(at, measured);
			}

			crossedSince = undefined;
			return undefined;
		},
	};
};

/**
`startedAt` is when reading began, clock time in ms.
*/
export const createAlertWatch = (thresholds: readonly Threshold[], startedAt: number): AlertWatch => {
	const measure = createMeasuring(startedAt);
	let lastId = 0;
	const switches = thresholds.map(threshold => ({
		threshold,
		state: createSwitch(threshold, () => {
			lastId++;
			return lastId;
		}),
	}));
	let alerts: readonly Alert[] = [];

	return {
		next(look) {
			const measured = measure(look);
			const changes = switches.map(({threshold, state}) => state.next(look.at, measured[threshold.measure])).filter(change => change !== undefined);
			alerts = switches.map(({state}) => state.alert).filter(alert => alert !== undefined).toSorted(worstFirst);
			return changes;
		},
		get alerts() {
			return alerts;
		},
	};
};
