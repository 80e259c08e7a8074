import type {Snapshot} from '../monitor/snapshot.js';
import type {Size} from './layout.js';

type SizeProps = {readonly size: Size};

/**
For React.memo: the same props, the size by its value.
*/
export const isSame = <Props extends SizeProps>(before: Props, after: Props): boolean => {
	const names = Object.keys(after) as Array<keyof Props>;
	return before.size.columns === after.size.columns
		&& before.size.rows === after.size.rows
		&& names.every(name => name === 'size' || before[name] === after[name]);
};

/**
Numbers that change faster than this cannot be read.
*/
const CALM_MILLISECONDS = 500;

const urgentPart = ({state, producer}: Snapshot): readonly unknown[] => [state, producer.isProducing, producer.isDraining, producer.targetRate];

/**
Whether the numbers are due, or something happened that does not wait for them.
*/
const areNumbersDue = (before: Snapshot, after: Snapshot): boolean =>
	Math.floor(before.at / CALM_MILLISECONDS) !== Math.floor(after.at / CALM_MILLISECONDS)
	|| urgentPart(before).some((part, index) => part !== urgentPart(after)[index]);

/**
Whether a snapshot is worth a frame after another one.
*/
export const isNews = (before: Snapshot, after: Snapshot): boolean =>
	before.feed.records !== after.feed.records || areNumbersDue(before, after);

/**
For React.memo: a pane of numbers is drawn twice a second, and at once when something happened or the view changed.
*/
export const isCalm = <Props extends SizeProps & {readonly snapshot: Snapshot}>(before: Props, after: Props): boolean =>
	isSame({...before, snapshot: undefined}, {...after, snapshot: undefined}) && !areNumbersDue(before.snapshot, after.snapshot);
