import type {Snapshot} from '../monitor/snapshot.js';
import type {Action, NoInput} from './action.js';

const whyBusy = (snapshot: Snapshot): string | undefined => {
	const {runningAction} = snapshot.state;
	return runningAction && `busy: ${runningAction.label}`;
};

/**
Adds the conditions that hold for every action: not in a replay, not in a read-only session, and one at a time.
*/
export const defineAction = <const Id extends string, Input extends Record<string, unknown> = NoInput>(action: Action<Input, Id>): Action<Input, Id> => ({
	...action,
	isEnabled(snapshot) {
		if (snapshot.replay !== undefined) {
			return 'this is a replay, and changes nothing';
		}

		return action.changesStream && snapshot.state.isReadOnly ? 'read-only' : (action.runsAlone ? whyBusy(snapshot) : undefined) ?? action.isEnabled(snapshot);
	},
});

/**
Whether it may run on this stream: a dangerous action wants the stream's name with it.
*/
export const isConfirmed = ({isDangerous}: Action, input: Record<string, unknown>, streamName: string): boolean =>
	!isDangerous || ('confirmation' in input && input.confirmation === streamName);

/**
Why the stream takes no change now, in a few words; undefined when it is ACTIVE.
*/
export const whyNotActive = ({state}: Snapshot): string | undefined => {
	if (state.connectivity === 'absent') {
		return 'no stream';
	}

	if (state.connectivity !== 'present' || state.stream === undefined) {
		return 'no connection';
	}

	return state.stream.status === 'ACTIVE' ? undefined : `stream is ${state.stream.status}`;
};
