import type {ShardPosition} from '../../service/shard-position.js';

/**
The service's clock is known to the second (the Date header of its answers).
*/
const CLOCK_MARGIN_MILLISECONDS = 1000;

/**
A record may be readable a little later than its arrival timestamp says.
*/
const VISIBILITY_MARGIN_MILLISECONDS = 5000;

/**
Where reading a shard goes on when its iterator or subscription is lost: after the last record handed out, or at the start when there was none. LATEST is a moving place: asked for again, it would skip what was written since the first time, so it becomes the time at which reading began, and then the last time at which there was nothing to read.
*/
export type ResumePoint = {
	readonly position: ShardPosition;
	/**
	Call it with each answer: the sequence number to go on after (undefined for an empty answer), and whether the shard was read to its tip.
	*/
	advance(answer: {readonly lastSequenceNumber: string | undefined; readonly isCaughtUp: boolean; readonly serviceTime: number}): void;
};

/**
`serviceTime` is the time in ms, by the service's clock, at which reading begins.
*/
export const createResumePoint = (start: ShardPosition, serviceTime: number): ResumePoint => {
	const began = serviceTime - CLOCK_MARGIN_MILLISECONDS;
	let hasRead = start.type !== 'latest';
	let position: ShardPosition = hasRead ? start : {type: 'at-timestamp', timestamp: began};
	return {
		get position() {
			return position;
		},
		advance({lastSequenceNumber, isCaughtUp, serviceTime: now}) {
			if (lastSequenceNumber !== undefined) {
				hasRead = true;
				position = {type: 'after-sequence-number', sequenceNumber: lastSequenceNumber};
			} else if (!hasRead && isCaughtUp) {
				position = {type: 'at-timestamp', timestamp: Math.max(began, now - VISIBILITY_MARGIN_MILLISECONDS)};
			}
		},
	};
};
