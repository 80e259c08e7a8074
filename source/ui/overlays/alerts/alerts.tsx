import type {Alert} from '../../../monitor/alerts/alert.js';
import {useAppearance} from '../../appearance/appearance.js';
import {line} from '../../drawing/line.js';
import {withAcknowledged} from '../../view/acknowledged.js';
import {defineOverlay, type Sight} from '../define-overlay.js';
import {OverlayBox} from '../overlay-box.js';
import {alertLines} from './alert-lines.js';

/**
All alerts in full.
*/
type Alerts = {readonly type: 'alerts'};

type AlertsEvent = {readonly type: 'acknowledge'; readonly alerts: readonly Alert[]};

const MAX_COLUMNS = 100;

const Draw = ({snapshot, view, frame}: Sight<Alerts>) => {
	const appearance = useAppearance();
	const columns = Math.min(MAX_COLUMNS, frame.columns - 4);
	const lines = alertLines(snapshot, view, columns - 4, appearance);
	const {raised} = snapshot.alerts;
	return (
		<OverlayBox
			title='Alerts'
			note={line(raised.length > 0 ? 'a acknowledges, Esc closes' : 'Esc closes', appearance.theme.muted)}
			lines={lines}
			size={{columns, rows: Math.min(frame.rows - 2, lines.length + 2)}}
			frame={frame}
		/>
	);
};

/**
The alert conditions and their state. A second `a`, or Enter, acknowledges the alerts.
*/
export const alerts = defineOverlay<Alerts, AlertsEvent>({
	id: 'alerts',
	key: {
		shown: 'a',
		after: 'tab',
		description: 'Shows the alerts. Press it again to acknowledge them: they stay quiet until they are over.',
	},
	open: () => ({type: 'alerts'}),
	reduce: (view, _overlay, event) => ({...withAcknowledged(view, event.alerts), overlay: undefined}),
	hints: () => [{keys: 'a', label: 'acknowledge'}, {keys: 'Esc', label: 'close'}],
	press({name}, _overlay, context) {
		if (name === 'a' || name === 'enter') {
			context.send({type: 'acknowledge', alerts: context.look().alerts.raised});
		} else if (name === 'escape' || name === 'q') {
			context.close();
		}
	},
	Draw,
});
