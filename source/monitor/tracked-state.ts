import type {MonitorState} from './state.js';

/**
The state of the screen, and what the reducer remembers to tell our own changes from others.
*/
export type TrackedState = MonitorState & {
	/**
	Open shards when the stream was last ACTIVE, before a rescale.
	*/
	readonly settledShardCount: number | undefined;
	/**
	The last finished action. The service shows its effect a little later.
	*/
	readonly lastAction: {readonly id: string; readonly endedAt: number} | undefined;
};

/**
A change this soon after our own action counts as its effect: the watcher polls every few seconds, and the service's listings lag.
*/
export const OWN_CHANGE_MILLISECONDS = 10_000;

/**
Whether one of these actions is running, or ended a moment ago.
*/
export const isOwnChange = (state: TrackedState, at: number, actionIds: readonly string[]): boolean => {
	if (state.runningAction && actionIds.includes(state.runningAction.id)) {
		return true;
	}

	const {lastAction} = state;
	return lastAction !== undefined && actionIds.includes(lastAction.id) && at - lastAction.endedAt <= OWN_CHANGE_MILLISECONDS;
};

export const initialState = (options: Pick<MonitorState, 'streamName' | 'region' | 'endpoint' | 'isEmbedded' | 'isReadOnly' | 'profile'>): TrackedState => ({
	streamName: options.streamName,
	region: options.region,
	endpoint: options.endpoint,
	isEmbedded: options.isEmbedded,
	profile: options.profile,
	isReadOnly: options.isReadOnly,
	connectivity: 'connecting',
	stream: undefined,
	statusSince: undefined,
	shards: [],
	problem: undefined,
	runningAction: undefined,
	activity: [],
	settledShardCount: undefined,
	lastAction: undefined,
});
