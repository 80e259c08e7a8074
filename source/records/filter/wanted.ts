import {parseDecimal, type Decimal} from './decimal.js';
import {parseAgo, parseIso, type Instant} from './instant.js';

/**
What a field is compared with: the text that was typed, and what else that text may mean.
*/
export type Wanted = {
	readonly text: string;
	readonly decimal: Decimal | undefined;
	/**
	Of a date, or of a duration before `now`.
	*/
	readonly instant: Instant | undefined;
};

/**
`now` is in ms since the epoch.
*/
export const wantedOf = (text: string, now: number): Wanted => ({
	text,
	decimal: parseDecimal(text),
	instant: parseIso(text) ?? parseAgo(text, now),
});
