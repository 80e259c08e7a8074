import {GET_RECORDS_CALLS_PER_SECOND} from '../service/limits.js';
import {isThemeName, type ThemeName} from '../ui/appearance/theme.js';
import * as values from '../typed/values.js';

const MAX_USERS = 100_000;
const SHORTEST_POLL_MILLISECONDS = 1000 / GET_RECORDS_CALLS_PER_SECOND;
const SMALLEST_STORE_BYTES = 1024 * 1024;
const SMALLEST_FILE_BYTES = 1024;
const LAST_PORT = 65_535;

export const wholeNumberFrom = (minimum: number, maximum = Number.MAX_SAFE_INTEGER) =>
	(name: string, text: string): number => values.wholeNumber(name, text, minimum, maximum);

export const textFor = (wanted: string) => (name: string, text: string): string => values.text(name, text, wanted);

// What the options take that the config file may hold too: one check for both.
export const region = textFor('a region such as eu-central-1');
export const profile = textFor('the name of a profile');
export const caFile = textFor('a PEM file');
export const userCount = wholeNumberFrom(1, MAX_USERS);
export const pollInterval = values.durationFrom(SHORTEST_POLL_MILLISECONDS);
export const port = wholeNumberFrom(0, LAST_PORT);

export const storeSize = (name: string, text: string): number => values.size(name, text, SMALLEST_STORE_BYTES);

export const rotatedSize = (name: string, text: string): number => values.size(name, text, SMALLEST_FILE_BYTES);

/**
The name that fan-out reads under; none is given as an empty text.
*/
export const consumerName = (name: string, text: string): string | undefined => text === '' ? undefined : values.serviceName(name, text);

/**
The name of a theme; both spellings of colour.
*/
export const theme = (name: string, text: string): ThemeName => {
	const wanted = text.toLowerCase().replace(/^color/v, 'colour');
	if (isThemeName(wanted)) {
		return wanted;
	}

	throw values.badValue(name, text, 'default, high-contrast or colour-blind');
};

export {rate as eventRate} from '../typed/values.js';
