import type {Alert} from '../../monitor/alerts/alert.js';
import type {Snapshot} from '../../monitor/snapshot.js';
import type {TabView} from '../../monitor/tabs-view.js';
import type {ViewState} from './view-state.js';

/**
An alert that is raised again is a new one.
*/
const nameOf = ({threshold, since}: Alert): string => `${threshold.text} ${since}`;

export const isAcknowledged = (alert: Alert, {acknowledged}: Pick<ViewState, 'acknowledged'>): boolean => acknowledged.includes(nameOf(alert));

/**
The alerts that are not acknowledged, worst first.
*/
export const loudAlerts = ({alerts}: Snapshot, view: ViewState): readonly Alert[] => alerts.raised.filter(alert => !isAcknowledged(alert, view));

/**
An alert of another tab, which is told by the stream's name.
*/
export type AlertElsewhere = {readonly streamName: string; readonly key: string; readonly alert: Alert};

/**
The alerts of a tab that nobody has acknowledged, whether it is on the screen or not.
*/
export const loudInTab = ({id, isShown, alerts}: TabView, view: ViewState): readonly Alert[] => {
	const own = isShown ? view : view.away.get(id) ?? {acknowledged: []};
	return alerts.filter(alert => !isAcknowledged(alert, own));
};

/**
The alerts of the tabs that are not on the screen, in the order of the tabs.
*/
export const alertsElsewhere = ({tabs = []}: Snapshot, view: ViewState): readonly AlertElsewhere[] => tabs.flatMap((tab, index) => tab.isShown
	? []
	: loudInTab(tab, view)
		.map(alert => ({streamName: tab.streamName, key: String(index + 1), alert})));

/**
These alerts stay quiet until they are over.
*/
export const withAcknowledged = (view: ViewState, alerts: readonly Alert[]): ViewState => ({...view, acknowledged: alerts.map(alert => nameOf(alert))});
