import type {Flags} from './flags.js';
import {option} from './option.js';
import {priceOptions, readPriceOptions, type PriceOptions} from './price-options.js';

/**
How a change of a stream is made: shown first, and asked for.
*/
export type ChangeOptions = PriceOptions & {
	/**
	Nobody is asked.
	*/
	readonly isConfirmed: boolean;
	/**
	It is shown alone.
	*/
	readonly isDryRun: boolean;
};

export const yes = option('--yes', 'Without asking first');

export const dryRun = option('--dry-run', 'Change nothing: say what would be changed');

export const changeOptions = [yes, dryRun, ...priceOptions];

export const readChangeOptions = (flags: Flags): ChangeOptions => ({...readPriceOptions(flags), isConfirmed: flags.has(yes), isDryRun: flags.has(dryRun)});

/**
Those that were typed although nothing is to be changed.
*/
export const strayChangeOption = (flags: Flags): string | undefined => [yes, dryRun].find(one => flags.has(one))?.name;
