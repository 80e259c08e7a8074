import {UserError} from '../user-error.js';
import {DEFAULT_PRICES, type PriceTable} from './prices.js';

const TEXTS = ['region', 'date'] as const;

const wrong = (file: string, what: string): UserError =>
	new UserError('bad-prices', `${file} is not a price table: ${what}. It must be JSON such as ${JSON.stringify(DEFAULT_PRICES)}.`, {exitCode: 2});

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const parse = (text: string, file: string): Record<string, unknown> => {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		throw wrong(file, 'it is not JSON');
	}

	if (!isObject(value)) {
		throw wrong(file, 'it is not a JSON object');
	}

	return value;
};

/**
Reads the text of a price table. `region` and `date` must be there, because an estimate needs them. A missing price is the default one. Throws a UserError for anything else.
*/
export const parsePrices = (text: string, file: string): PriceTable => {
	const value = parse(text, file);
	for (const name of TEXTS) {
		if (typeof value[name] !== 'string' || value[name].trim() === '') {
			throw wrong(file, `“${name}” is missing`);
		}
	}

	for (const [name, price] of Object.entries(value)) {
		if (!Object.hasOwn(DEFAULT_PRICES, name)) {
			throw wrong(file, `“${name}” is not a price`);
		}

		if (!TEXTS.includes(name as typeof TEXTS[number]) && !(Number.isFinite(price) && price as number >= 0)) {
			throw wrong(file, `“${name}” is not a number of dollars`);
		}
	}

	return {...DEFAULT_PRICES, ...value};
};
