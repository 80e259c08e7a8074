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
The parsed expression: in one of the alternatives every term must match (or, inverted, must not).
*/
export type Expression = {
	readonly isInverted: boolean;
	readonly alternatives: ReadonlyArray<readonly Term[]>;
};

/**
The fault in an expression, in plain words; `position` counts characters from 0.
*/
export type FilterFault = {
	readonly position: number;
	readonly message: string;
};
