import type {ProducerView} from './producer-view.js';

/**
What waits for less than this is a hiccup, and no news.
*/
const HICCUP_MILLISECONDS = 1000;

/**
Whether the stream takes less than is wanted.
*/
export const isHeldBack = ({waiting, throttledPerSecond}: Pick<ProducerView, 'waiting' | 'throttledPerSecond'>): boolean =>
	throttledPerSecond > 0 || (waiting.records > 0 && waiting.milliseconds >= HICCUP_MILLISECONDS);
