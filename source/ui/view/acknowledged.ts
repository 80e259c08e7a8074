import type {Alert} from '../../monitor/alerts/alert.js';
import type {Snapshot} from '../../monitor/snapshot.js';
import type {ViewState} from './view-state.js';

/**
An alert that is raised again is a new one.
*/
const nameOf = ({threshold, since}: Alert): string => `${threshold.text} ${since}`;

export const isAcknowledged = (alert: Alert, {acknowledged}: ViewState): boolean => acknowledged.includes(nameOf(alert));

/**
The alerts that are not acknowledged, worst first.
*/
export const loudAlerts = ({alerts}: Snapshot, view: ViewState): readonly Alert[] => alerts.raised.filter(alert => !isAcknowledged(alert, view));

/**
These alerts stay quiet until they are over.
*/
export const withAcknowledged = (view: ViewState, alerts: readonly Alert[]): ViewState => ({...view, acknowledged: alerts.map(alert => nameOf(alert))});
