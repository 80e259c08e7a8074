import type {KeyFact} from '../../../monitor/facts/facts.js';
import type {Size} from '../../../size.js';
import {coveringSize} from '../../frame/layout.js';

/**
What is in the stream.
*/
export type FactsView = {
	readonly type: 'facts';
	/**
	The partition key under the cursor; undefined for the first row.
	*/
	readonly key: string | undefined;
};

/**
Wider rows show nothing more.
*/
const MAX_COLUMNS = 160;

export const factsSize = (frame: Size): Size => coveringSize(frame, MAX_COLUMNS);

/**
The row of the chosen key; the first row if the key is gone.
*/
export const chosenKey = ({key}: FactsView, keys: readonly KeyFact[]): number => Math.max(0, keys.findIndex(fact => fact.key === key));

const PLAIN = /^[\p{Letter}\p{Number}.:@_][\p{Letter}\p{Number}\-.\/:@_]*$/v;

/**
The filter for this partition key alone.
*/
export const keyFilter = (key: string): string => `key=${PLAIN.test(key) ? key : `"${key.replaceAll(/["\\]/gv, String.raw`\$&`)}"`}`;
