import {once} from 'node:events';
import type {MonitorOptions} from '../monitor-options.js';
import type {ShownPart} from '../part.js';
import type {StreamPart} from '../watching/stream-part.js';
import {changeText} from './alert-text.js';
import {createAlertWatch, type AlertWatch} from './alert-watch.js';
import type {AlertsView} from './alert.js';
import type {AlertLook} from './measuring.js';
import {watchEverySecond} from './watch-every-second.js';

/**
What a person changes of the thresholds while the session runs.
*/
export type AlertControl = Pick<AlertWatch, 'add' | 'remove' | 'thresholds'>;

/**
The part that watches for the session's thresholds, once a second; as long as there are none it does nothing.
*/
export const createAlertsPart = (options: MonitorOptions & {readonly stream: StreamPart; look(): AlertLook; markChanged(): void}): ShownPart<AlertsView> & {readonly control: AlertControl} => {
	const {clock, stream, look, thresholds = [], onAlert, markChanged} = options;
	const watch = createAlertWatch(thresholds, clock.now());
	const firstAdded = Promise.withResolvers<void>();

	const run = async (signal: AbortSignal) => {
		if (watch.thresholds.length === 0 && !signal.aborted) {
			await Promise.race([firstAdded.promise, once(signal, 'abort')]);
		}

		await watchEverySecond({
			watch,
			clock,
			look,
			onChange(change) {
				stream.report({kind: change.type === 'raised' ? 'problem' : 'event', text: changeText(change)});
				onAlert?.(change);
			},
		}, signal);
	};

	return {
		view: () => ({thresholds: watch.thresholds, raised: watch.alerts}),
		run,
		control: {
			get thresholds() {
				return watch.thresholds;
			},
			add(threshold) {
				watch.add(threshold);
				firstAdded.resolve();
				markChanged();
			},
			remove(text) {
				watch.remove(text);
				markChanged();
			},
		},
	};
};
