import type {Pattern} from './pattern.js';
import type {Wanted} from './wanted.js';

export const operators = ['!=', '!~', '>=', '<=', '=', '~', '>', '<'] as const;

export type Operator = Exclude<(typeof operators)[number], '!=' | '!~'>;

/**
A condition on a field: one of the record's own, or a path into its JSON.
*/
export type FieldTerm = {
	readonly type: 'field';
	readonly isInverted: boolean;
	readonly field: string;
	readonly operator: Operator;
	readonly wanted: Wanted;
	readonly pattern: Pattern;
};

/**
One condition of a filter.
*/
export type Term = FieldTerm | {readonly type: 'text'; readonly isInverted: boolean; readonly pattern: Pattern};

/**
What was typed, taken apart: of one of the alternatives every term has to hold, or, inverted, of none.
*/
export type Expression = {
	readonly isInverted: boolean;
	readonly alternatives: ReadonlyArray<readonly Term[]>;
};

/**
What is wrong with an expression, in words for the one who typed it; `position` counts characters from 0.
*/
export type FilterFault = {
	readonly position: number;
	readonly message: string;
};
