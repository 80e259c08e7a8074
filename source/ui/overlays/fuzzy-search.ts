import UFuzzy from '@leeoniya/ufuzzy';

/**
A text that was found.
*/
export type Found = {
	/**
	Its place in the list.
	*/
	readonly index: number;
	/**
	The indexes of the matching characters, in order.
	*/
	readonly ranges: ReadonlyArray<{readonly start: number; readonly end: number}>;
};

// Other characters may stand between two typed ones: `cpr` finds clicks-prod.
const options: UFuzzy.Options = {intraIns: Infinity, intraChars: '.'};

let fuzzy: UFuzzy | undefined;

// Up to this number, matches are ranked. More matches (after one or two letters) stay in the order of the list.
const MAX_RANKED = 1000;

const pairs = (bounds: readonly number[]): Found['ranges'] => bounds.flatMap((start, index) => index % 2 === 0 ? {start, end: bounds[index + 1]!} : []);

/**
The texts that have these letters in this order, best match first. Without letters: all of them, in their order.
*/
export const fuzzySearch = (texts: string[], typed: string): readonly Found[] => {
	if (typed === '') {
		return texts.map((_, index) => ({index, ranges: []}));
	}

	// Made on first use: it takes a twentieth of the time to the first frame.
	fuzzy ??= new UFuzzy(options);
	const [indexes, info, order] = fuzzy.search(texts, typed, 0, MAX_RANKED);
	return order === null
		? (indexes ?? []).map(index => ({index, ranges: []}))
		: order.map(place => ({index: info.idx[place]!, ranges: pairs(info.ranges[place]!)}));
};
