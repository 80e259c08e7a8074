import type {Alert, AlertChange} from './alert.js';
import {createMeasuring, type AlertLook, type Measured} from './measuring.js';
import {alertMeasures, type Threshold} from './threshold.js';

/**
A value that is over its threshold for a shorter time raises no alert: one look may be off.
*/
export const RAISE_MILLISECONDS = 2000;

/**
An alert ends when its value has been clearly good for this long. A value that goes up and down is then one alert.
*/
export const CLEAR_MILLISECONDS = 10_000;

/**
“Clearly”: by a tenth of the threshold.
*/
const HYSTERESIS = 0.1;

/**
Watches the thresholds.
*/
export type AlertWatch = {
	/**
	Takes a look, about once a second, and returns the changes.
	*/
	next(look: AlertLook): readonly AlertChange[];
	/**
	The raised alerts, worst first. The array never changes.
	*/
	readonly alerts: readonly Alert[];
	readonly thresholds: readonly Threshold[];
	/**
	Watches for one more; one that is watched for already stays as it is.
	*/
	add(threshold: Threshold): void;
	/**
	Watches no more for what is shown like this; its alert is gone.
	*/
	remove(text: string): void;
};

const isCrossed = ({isBelow, limit}: Threshold, value: number): boolean => isBelow ? value < limit : value > limit;

const isWell = ({isBelow, limit}: Threshold, value: number): boolean => isBelow ? value >= limit * (1 + HYSTERESIS) : value <= limit * (1 - HYSTERESIS);

const rankOf = ({threshold}: Alert): number => alertMeasures.indexOf(threshold.measure);

const worstFirst = (a: Alert, b: Alert): number => rankOf(a) === rankOf(b) ? a.id - b.id : rankOf(a) - rankOf(b);

/**
The state of one threshold, since when, and its alert if there is one.
*/
const createSwitch = (threshold: Threshold, nextId: () => number) => {
	let crossedSince: number | undefined;
	let wellSince: number | undefined;
	let alert: Alert | undefined;

	const raise = (at: number, {value, shardId, consumer, isEstimate}: Measured): AlertChange | undefined => {
		crossedSince = isCrossed(threshold, value) ? crossedSince ?? at : undefined;
		if (crossedSince === undefined || at - crossedSince < RAISE_MILLISECONDS) {
			return undefined;
		}

		alert = {
			id: nextId(), threshold, since: crossedSince, value, shardId, isEstimate, ...(consumer !== undefined && {consumer}),
		};
		return {type: 'raised', at, alert};
	};

	// An unknown value, such as the lag of a deleted stream, raises no alert.
	const follow = (at: number, raised: Alert, measured: Measured | undefined): AlertChange | undefined => {
		const current = measured ? {...raised, ...measured, shardId: measured.shardId} : raised;
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
	const switchFor = (threshold: Threshold) => ({
		threshold,
		state: createSwitch(threshold, () => {
			lastId++;
			return lastId;
		}),
	});
	let switches = thresholds.map(threshold => switchFor(threshold));
	let alerts: readonly Alert[] = [];
	let watched = thresholds;

	const replaceSwitches = (next: typeof switches) => {
		switches = next;
		watched = next.map(({threshold}) => threshold);
		alerts = alerts.filter(alert => watched.includes(alert.threshold));
	};

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
		get thresholds() {
			return watched;
		},
		add(threshold) {
			if (watched.every(({text}) => text !== threshold.text)) {
				replaceSwitches([...switches, switchFor(threshold)]);
			}
		},
		remove(text) {
			replaceSwitches(switches.filter(({threshold}) => threshold.text !== text));
		},
	};
};
