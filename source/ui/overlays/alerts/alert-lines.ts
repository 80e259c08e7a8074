import type {Snapshot} from '../../../monitor/snapshot.js';
import type {Threshold} from '../../../monitor/alerts/threshold.js';
import type {Appearance} from '../../appearance/appearance.js';
import {line, span, type Line} from '../../drawing/line.js';
import {alertLine} from '../../frame/strip-lines.js';
import {isAcknowledged} from '../../view/acknowledged.js';
import type {ViewState} from '../../view/view-state.js';
import {wrapText} from '../../drawing/wrap.js';

const HOW = 'There are no alerts. + adds a condition: lag:30s, silence:5m, rate:5000, rate-below:1, throttled:0, hot-shard:80% or consumer-lag:5m. At the start --alert lag:30s does the same, and so does "alert": ["lag:30s"] in the config file; --bell rings.';

/**
What is watched for, in the order that it is shown: what is raised first.
*/
export const shownThresholds = ({alerts: {thresholds, raised}}: Pick<Snapshot, 'alerts'>): readonly Threshold[] => [
	...raised.map(({threshold}) => threshold),
	...thresholds.filter(threshold => raised.every(alert => alert.threshold !== threshold)),
];

/**
The alerts that are raised, then the conditions that are not met. `chosen` is the place of the one that can be taken away.
*/
export const alertLines = (snapshot: Snapshot, view: ViewState, chosen: number, width: number, {glyphs, theme}: Appearance): readonly Line[] => {
	const {alerts: {raised}, at} = snapshot;
	const shown = shownThresholds(snapshot);
	if (shown.length === 0) {
		return wrapText(HOW, width).map(row => line(row));
	}

	return shown.map((threshold, index): Line => {
		const mark = span(`${index === chosen ? glyphs.focused : ' '} `, theme.accent);
		const alert = raised.find(one => one.threshold === threshold);
		if (alert === undefined) {
			return [mark, span(`${glyphs.on} ${threshold.text}: fine`, theme.good)];
		}

		return [mark, isAcknowledged(alert, view)
			? span(`${glyphs.off} ${alertLine(alert, at)} (acknowledged)`, theme.warning)
			: span(`! ${alertLine(alert, at)}`, theme.bad)];
	});
};
