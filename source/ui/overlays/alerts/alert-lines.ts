import type {Alert} from '../../../monitor/alerts/alert.js';
import {alertText} from '../../../monitor/alerts/alert-text.js';
import type {Snapshot} from '../../../monitor/snapshot.js';
import {sanitize} from '../../../records/text/sanitize.js';
import type {Appearance} from '../../appearance/appearance.js';
import {formatElapsed} from '../../drawing/format.js';
import {
	line,
	span,
	spread,
	type Line,
} from '../../drawing/line.js';
import type {ViewState} from '../../view/view-state.js';
import {wrapText} from '../../drawing/wrap-text.js';
import {isAcknowledged, loudAlerts} from './alerts-view.js';

const alertLine = (alert: Alert, at: number): string => `${sanitize(alertText(alert))}, for ${formatElapsed(at - alert.since)}`;

/**
The worst alert that nobody has acknowledged, and how many more there are: one row above the footer, or none.
*/
export const alertStrip = (snapshot: Snapshot, view: ViewState, columns: number, {theme}: Appearance): readonly Line[] => {
	const [worst, ...others] = loudAlerts(snapshot, view);
	if (!worst) {
		return [];
	}

	const more = others.length > 0 ? `and ${others.length} more: ` : '';
	return [spread([span('! '), span(alertLine(worst, snapshot.at))].map(piece => ({...piece, ...theme.bad})), line(`${more}a acknowledges`, theme.muted), columns - 2)];
};

const HOW = 'Nothing is watched for. Start with --alert lag:30s, silence:5m, rate:5000, rate-below:1, throttled:0 or hot-shard:80%, or put {"alert": ["lag:30s"]} into the config file; --bell rings.';

/**
All that are raised, then what is watched for besides.
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
		...quiet.map(({text}) => line(`${glyphs.on} ${text}: all is well`, theme.good)),
	];
};
