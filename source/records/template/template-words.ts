import type {Clock} from '../../time/clock.js';
import type {Random} from '../../random.js';
import {grouped} from '../../words.js';
import {createUuids} from '../random-uuid.js';
import {createIsoTime} from '../text/iso-time.js';

/**
What the words of a template draw on.
*/
export type TemplateSources = {
	readonly clock: Clock;
	readonly random: Random;
	/**
	The number of the record that is being made, from 1.
	*/
	recordNumber(): number;
};

/**
Makes the text of a word for the next record.
*/
type MakeText = () => string;

/**
A word with its arguments, checked.
*/
export type ReadyWord = {
	start(sources: TemplateSources): MakeText;
	/**
	Whether a text that stands outside of quotes needs none.
	*/
	isBare(text: string): boolean;
};

type TemplateWord = {
	readonly usage: string;
	readonly description: string;
	/**
	The word with these arguments; undefined if they are not what its usage says.
	*/
	read(words: readonly string[]): ReadyWord | undefined;
};

const withoutArguments = (word: ReadyWord) => (words: readonly string[]) => words.length === 0 ? word : undefined;

const isNeverBare = (): boolean => false;
const isAlwaysBare = (): boolean => true;

const wholeNumber = (text = ''): number => /^-?\d+$/v.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : NaN;

/**
More names would cost much memory, and no stream has more shards.
*/
const MAX_ZIPF_NAMES = 100_000;

/**
The share of the first names among all, for each number of names: the name of rank r is drawn 1/r as often as the first.
*/
const zipfShares = (count: number): Float64Array => {
	const shares = new Float64Array(count);
	let sum = 0;
	for (let rank = 1; rank <= count; rank++) {
		sum += 1 / rank;
		shares[rank - 1] = sum;
	}

	return shares.map(share => share / sum);
};

/**
The first place whose share is above `drawn`.
*/
const placeIn = (shares: Float64Array, drawn: number): number => {
	let low = 0;
	let high = shares.length - 1;
	while (low < high) {
		const middle = Math.floor((low + high) / 2);
		if (shares[middle]! > drawn) {
			high = middle;
		} else {
			low = middle + 1;
		}
	}

	return low;
};

const uuid: TemplateWord = {
	usage: '{{uuid}}',
	description: 'a random UUID (version 4)',
	read: withoutArguments({start: ({random}) => createUuids(random), isBare: isNeverBare}),
};

const now: TemplateWord = {
	usage: '{{now}}',
	description: 'the time at which the record is made, such as 2026-01-31T12:00:00.000Z',
	read: withoutArguments({
		start({clock}) {
			const isoTime = createIsoTime();
			return () => isoTime(clock.now());
		},
		isBare: isNeverBare,
	}),
};

const seq: TemplateWord = {
	usage: '{{seq}}',
	description: 'the number of the record: 1, 2, 3 …',
	read: withoutArguments({start: ({recordNumber}) => () => String(recordNumber()), isBare: isAlwaysBare}),
};

const int: TemplateWord = {
	usage: '{{int 1 100}}',
	description: 'a whole number from the first to the second, each equally often',
	read([first, last, ...more]) {
		const minimum = wholeNumber(first);
		const values = wholeNumber(last) - minimum + 1;
		return more.length === 0 && values >= 1 && Number.isSafeInteger(values)
			? {start: ({random}) => () => String(minimum + Math.floor(random() * values)), isBare: isAlwaysBare}
			: undefined;
	},
};

const pick: TemplateWord = {
	usage: '{{pick a b \'c d\'}}',
	description: 'one of these words, each equally often; quotes keep blanks in a word',
	read: choices => choices.length === 0
		? undefined
		: {
			start: ({random}) => () => choices[Math.floor(random() * choices.length)]!,
			isBare: text => /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[Ee][+\-]?\d+)?)$/v.test(text),
		},
};

const zipf: TemplateWord = {
	usage: '{{zipf key 100}}',
	description: `one of key-1 to key-100, the first twice as often as the second, three times as often as the third, and so on; at most ${grouped(MAX_ZIPF_NAMES)}`,
	read([name = '', count, ...more]) {
		const names = wholeNumber(count);
		if (name === '' || more.length > 0 || !(names >= 1 && names <= MAX_ZIPF_NAMES)) {
			return undefined;
		}

		const shares = zipfShares(names);
		return {start: ({random}) => () => `${name}-${1 + placeIn(shares, random())}`, isBare: isNeverBare};
	},
};

/**
All that a template can ask for. The set is closed: a template that needs more is a program, and `clickmon put` takes its output.
*/
export const templateWords: ReadonlyMap<string, TemplateWord> = new Map(Object.entries({
	uuid, now, int, pick, zipf, seq,
}));
