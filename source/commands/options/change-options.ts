import {UserError} from '../../user-error.js';
import type {Flags} from './flags.js';
import {option} from './option.js';
import {priceOptions, readPriceOptions, type PriceOptions} from './price-options.js';
import {readOnly} from './shared-options.js';

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

const dryRun = option('--dry-run', 'Change nothing: say what would be changed');

export const changeOptions = [yes, dryRun, readOnly, ...priceOptions];

/**
Throws a UserError in a read-only session, which the config file can make of every one.
*/
export const readChangeOptions = (flags: Flags): ChangeOptions => {
	const isDryRun = flags.has(dryRun);
	if (!isDryRun && flags.has(readOnly)) {
		throw new UserError('read-only', 'Nothing was changed: --read-only, or the config file, says that nothing is. --dry-run shows what would be; --ignore-config leaves the file out.', {exitCode: 2});
	}

	return {...readPriceOptions(flags), isConfirmed: flags.has(yes), isDryRun};
};

/**
Those that were typed although nothing is to be changed.
*/
export const strayChangeOption = (flags: Flags): string | undefined => [yes, dryRun].find(one => flags.has(one))?.name;
