import {isDeepStrictEqual} from 'node:util';
import type {Snapshot} from '../../monitor/snapshot.js';
import type {Size} from '../../size.js';

type SizeProps = {readonly size: Size};

/**
Small props that are new objects each time.
*/
const comparedByValue = new Set(['size', 'layout']);

/**
For React.memo: whether the props are the same. Small props are compared by value.
*/
export const isSame = <Props extends SizeProps>(before: Props, after: Props): boolean => {
	const names = Object.keys(after) as Array<keyof Props & string>;
	return names.every(name => before[name] === after[name] || (comparedByValue.has(name) && isDeepStrictEqual(before[name], after[name])));
};

/**
Numbers that change more often are unreadable.
*/
const CALM_MILLISECONDS = 500;

/**
Rates per second need no faster change while nothing else is drawn.
*/
const QUIET_MILLISECONDS = 1000;

const urgentPart = ({state, settings, producer, lab, recording, replay, tabs = []}: Snapshot): readonly unknown[] => [
	state, settings, lab, recording, replay, tabs.length, producer.isProducing, producer.isDraining, producer.targetRate,
];

/**
Whether something happened that is shown at once.
*/
const isUrgent = (before: Snapshot, after: Snapshot): boolean => {
	const parts = urgentPart(after);
	return urgentPart(before).some((part, index) => part !== parts[index]);
};

// A clock that was set back delays nothing.
const isPast = (before: Snapshot, after: Snapshot, milliseconds: number): boolean => Math.abs(after.at - before.at) >= milliseconds;

/**
Whether a snapshot shows something new.
*/
export const isNews = (before: Snapshot, after: Snapshot): boolean =>
	before.feed.records !== after.feed.records || isUrgent(before, after) || isPast(before, after, QUIET_MILLISECONDS);

/**
For React.memo: a pane of numbers is drawn at most twice a second, but at once if something happened or the view changed.
*/
export const isCalm = <Props extends SizeProps & {readonly snapshot: Snapshot}>(before: Props, after: Props): boolean =>
	isSame({...before, snapshot: undefined}, {...after, snapshot: undefined})
	&& !isUrgent(before.snapshot, after.snapshot)
	&& !isPast(before.snapshot, after.snapshot, CALM_MILLISECONDS);
