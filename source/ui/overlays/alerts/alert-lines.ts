import type {Snapshot} from '../../../monitor/snapshot.js';
import type {Appearance} from '../../appearance/appearance.js';
import {line, type Line} from '../../drawing/line.js';
import {alertLine} from '../../frame/strip-lines.js';
import {isAcknowledged} from '../../view/acknowledged.js';
import type {ViewState} from '../../view/view-state.js';
import {wrapText} from '../../drawing/wrap.js';

const HOW = 'There are no alerts. Start with --alert lag:30s, silence:5m, rate:5000, rate-below:1, throttled:0 or hot-shard:80%, or put {"alert": ["lag:30s"]} into the config file; --bell rings.';

/**
The raised alerts, then the conditions that are fine.
*/
export const alertLines = (snapshot: Snapshot, view: ViewState, width: number, {glyphs, theme}: Appearance): readonly Line[] => {
	const {alerts: {thresholds, raised}, at} = snapshot;
	if (thresholds.length === 0) {
		return wrapText(HOW, width).map(row => line(row));
	}

	const quiet = thresholds.filter(threshold => raised.every(alert => alert.threshold !== threshold));
	return [
		...raised.map(alert => isAcknowledged(alert, view)
			? line(`${glyphs.off} ${alertLine(alert, at)} (acknowledged)`, theme.warning)
			: line(`! ${alertLine(alert, at)}`, theme.bad)),
		...quiet.map(({text}) => line(`${glyphs.on} ${text}: fine`, theme.good)),
	];
};
