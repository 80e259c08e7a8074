import type {Alert} from '../../../monitor/alerts/alert.js';
import {useAppearance} from '../../appearance/appearance.js';
import {line} from '../../drawing/line.js';
import {withAcknowledged} from '../../view/acknowledged.js';
import {defineOverlay, type OverlayContext, type Sight} from '../define-overlay.js';
import {OverlayBox} from '../overlay-box.js';
import {alertLines, shownThresholds} from './alert-lines.js';
import {newAlert} from './new-alert.js';

/**
All alerts in full.
*/
type Alerts = {
	readonly type: 'alerts';
	/**
	The place of the condition that can be taken away.
	*/
	readonly chosen: number;
};

type AlertsEvent = {readonly type: 'acknowledge'; readonly alerts: readonly Alert[]};

type Context = OverlayContext<Alerts, AlertsEvent>;

const MAX_COLUMNS = 100;

const Draw = ({overlay, snapshot, view, frame}: Sight<Alerts>) => {
	const appearance = useAppearance();
	const columns = Math.min(MAX_COLUMNS, frame.columns - 4);
	const lines = alertLines(snapshot, view, overlay.chosen, columns - 4, appearance);
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

const acknowledge = (_overlay: Alerts, {send, look}: Context) => {
	send({type: 'acknowledge', alerts: look().alerts.raised});
};

const close = (_overlay: Alerts, context: Context) => {
	context.close();
};

const choose = (by: 1 | -1) => ({chosen}: Alerts, {edit, look}: Context) => {
	const last = look().alerts.thresholds.length - 1;
	edit({chosen: Math.max(0, Math.min(chosen + by, last))});
};

const add = (_overlay: Alerts, {open}: Context) => {
	open(newAlert, undefined);
};

const remove = ({chosen}: Alerts, {look, edit, services, notify}: Context) => {
	const threshold = shownThresholds(look())[chosen];
	if (threshold === undefined || services.alerts === undefined) {
		notify('There is no condition here to take away.');
		return;
	}

	services.alerts.remove(threshold.text);
	edit({chosen: Math.max(0, chosen - 1)});
	notify(`${threshold.text} is watched for no more.`);
};

const keys: Readonly<Record<string, (overlay: Alerts, context: Context) => void>> = {
	a: acknowledge,
	enter: acknowledge,
	'+': add,
	'=': add,
	'-': remove,
	delete: remove,
	up: choose(-1),
	down: choose(1),
	escape: close,
	q: close,
};

/**
The alert conditions and their state. A second `a`, or Enter, acknowledges the alerts; `+` and `-` add and remove a condition.
*/
export const alerts = defineOverlay<Alerts, AlertsEvent>({
	id: 'alerts',
	key: {
		shown: 'a',
		after: 'tab',
		section: 'The stream',
		description: 'Shows the alerts; there, + adds one and - removes one. Press it again to acknowledge them: they stay quiet until they are over.',
	},
	open: () => ({type: 'alerts', chosen: 0}),
	reduce: (view, _overlay, event) => ({...withAcknowledged(view, event.alerts), overlay: undefined}),
	hints: () => [
		{keys: 'Esc', label: 'close'},
		{keys: 'a', label: 'acknowledge'},
		{keys: '+', label: 'add'},
		{keys: '-', label: 'take away'},
		{keys: 'Up Down', label: 'choose'},
	],
	press({name}, overlay, context) {
		if (Object.hasOwn(keys, name)) {
			keys[name]!(overlay, context);
		}
	},
	Draw,
});
