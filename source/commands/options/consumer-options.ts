import {badValue} from '../../typed/values.js';
import type {Flags} from './flags.js';
import {option} from './option.js';

/**
Which lease tables are looked at.
*/
export type ConsumerOptions = {
	readonly leaseTables: readonly string[];
	readonly isDiscoveringTables: boolean;
};

// Source: DynamoDB's developer guide, "Supported data types and naming rules".
const tableName = (name: string, text: string): string => {
	if (/^[\w\-.]{3,255}$/v.test(text)) {
		return text;
	}

	throw badValue(name, text, 'the name of a DynamoDB table, which is that of the application: 3 to 255 letters, digits, dots, dashes and underscores');
};

export const kcl = option('--kcl TABLE ...', 'Show the application with this lease table, which has the application\'s name; may be repeated', {read: tableName, lasting: {}});
export const discover = option('--discover', 'Look for lease tables among all DynamoDB tables of the region: a call for each', {lasting: {}});

export const consumerOptions = [kcl, discover];

export const readConsumerOptions = (flags: Flags): ConsumerOptions => ({
	leaseTables: [...new Set(flags.values(kcl))],
	isDiscoveringTables: flags.has(discover),
});
