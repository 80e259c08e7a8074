import type {Alert} from './alerts/alert.js';
import type {MonitorState} from './state.js';

/**
One of the streams that the session watches side by side. All but `id` and `isShown` is a second old at most.
*/
export type TabView = {
	/**
	Stays the same while the tab is open, whichever stream it shows.
	*/
	readonly id: number;
	readonly streamName: string;
	readonly region: string;
	/**
	Whether this is the stream on the screen.
	*/
	readonly isShown: boolean;
	readonly connectivity: MonitorState['connectivity'];
	readonly isProducing: boolean;
	/**
	Records that everybody writes to it, per second.
	*/
	readonly recordsPerSecond: number;
	/**
	The raised alerts, worst first.
	*/
	readonly alerts: readonly Alert[];
};

/**
The streams side by side, in the order of their tabs; the first has the key 1.
*/
export type TabsView = readonly TabView[];

/**
The keys 1 to 9.
*/
export const MOST_TABS = 9;
