import {parsePrices} from '../../cost/parse-prices.js';
import {DEFAULT_PRICES, type PriceTable} from '../../cost/prices.js';
import {readTextFile, whyUnreadable} from '../../files/text-file.js';
import {UserError} from '../../user-error.js';
import type {Flags} from './flags.js';
import {option} from './option.js';
import {textFor} from './values.js';

/**
What the commands that estimate costs take.
*/
export type PriceOptions = {
	/**
	Undefined takes the list prices of us-east-1.
	*/
	readonly pricesFile: string | undefined;
};

const prices = option('--prices FILE', 'Estimate costs with the prices of this JSON file instead of the list prices of us-east-1', {read: textFor('a file'), lasting: {}});

export const priceOptions = [prices];

export const readPriceOptions = (flags: Flags): PriceOptions => ({pricesFile: flags.value(prices)});

const textOfFile = async (file: string): Promise<string> => {
	try {
		return await readTextFile(file);
	} catch (error) {
		throw new UserError('unreadable-file', `The price table ${file} cannot be read: ${whyUnreadable(error)}. Check --prices.`, {exitCode: 2, cause: error});
	}
};

/**
The price table that was asked for. Throws a UserError.
*/
export const loadPrices = async ({pricesFile}: PriceOptions): Promise<PriceTable> =>
	pricesFile === undefined ? DEFAULT_PRICES : parsePrices(await textOfFile(pricesFile), pricesFile);
