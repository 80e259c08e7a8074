import type {Alert} from '../../../monitor/alerts/alert.js';
import type {Snapshot} from '../../../monitor/snapshot.js';
import type {ViewState} from '../../view/view-state.js';

/**
All alerts in full, over the panes.
*/
export type AlertsOverlay = {readonly type: 'alerts'};

export type AlertsEvent =
	| {readonly type: 'open-alerts'}
	/**
	Somebody has seen them: they are quiet until they are over.
	*/
	| {readonly type: 'acknowledge'; readonly alerts: readonly Alert[]};

/**
An alert that is raised again is another one.
*/
const nameOf = ({threshold, since}: Alert): string => `${threshold.text} ${since}`;

export const isAcknowledged = (alert: Alert, {acknowledged}: ViewState): boolean => acknowledged.includes(nameOf(alert));

/**
Those that nobody has acknowledged, worst first.
*/
export const loudAlerts = ({alerts}: Snapshot, view: ViewState): readonly Alert[] => alerts.raised.filter(alert => !isAcknowledged(alert, view));

export const reduceAlerts = (view: ViewState, event: AlertsEvent): ViewState => event.type === 'open-alerts'
	? {...view, overlay: {type: 'alerts'}}
	: {...view, overlay: undefined, acknowledged: event.alerts.map(alert => nameOf(alert))};

export const isAlertsEvent = (event: {readonly type: string}): event is AlertsEvent => event.type === 'open-alerts' || event.type === 'acknowledge';
