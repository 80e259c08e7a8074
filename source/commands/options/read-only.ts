import {UserError} from '../../user-error.js';
import {dryRun} from './change-options.js';
import type {Flags} from './flags.js';
import type {Option} from './option.js';
import {readOnly} from './shared-options.js';

/**
Throws a UserError where `--read-only` was typed, or stands in the config file, for a command that would change a stream. `--dry-run` changes nothing, so it is possible.
*/
export const checkReadOnly = (flags: Flags, options: readonly Option[]): void => {
	if (!flags.has(readOnly) || flags.has(dryRun)) {
		return;
	}

	const wayOut = options.some(({name}) => name === dryRun.name) ? '--dry-run shows what would be; ' : '';
	throw new UserError('read-only', `Nothing was changed: --read-only, or the config file, says that nothing is. ${wayOut}--ignore-config leaves the file out.`, {exitCode: 2});
};
