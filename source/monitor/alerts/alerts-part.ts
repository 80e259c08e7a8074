import type {MonitorOptions} from '../monitor-options.js';
import type {ShownPart} from '../part.js';
import type {StreamPart} from '../watching/stream-part.js';
import {changeText} from './alert-text.js';
import {createAlertWatch} from './alert-watch.js';
import type {AlertsView} from './alert.js';
import type {AlertLook} from './measuring.js';
import {watchEverySecond} from './watch-every-second.js';

/**
The part that checks the session's thresholds once a second.
*/
export const createAlertsPart = (options: MonitorOptions & {readonly stream: StreamPart; look(): AlertLook}): ShownPart<AlertsView> => {
	const {clock, stream, look, thresholds = [], onAlert} = options;
	const watch = createAlertWatch(thresholds, clock.now());

	const run = async (signal: AbortSignal) => watchEverySecond({
		watch,
		clock,
		look,
		onChange(change) {
			stream.report({kind: change.type === 'raised' ? 'problem' : 'event', text: changeText(change)});
			onAlert?.(change);
		},
	}, signal);

	return {
		view: () => ({thresholds, raised: watch.alerts}),
		...(thresholds.length > 0 && {run}),
	};
};
