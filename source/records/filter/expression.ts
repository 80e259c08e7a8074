import type {Pattern} from './pattern.js';

export const operators = ['!=', '!~', '>=', '<=', '=', '~', '>', '<'] as const;

export type Operator = Exclude<(typeof operators)[number], '!=' | '!~'>;

/**
One condition of a filter.
*/
export type Term = {readonly isInverted: boolean} & (
	| {readonly type: 'text'; readonly pattern: Pattern}
	| {readonly type: 'field'; readonly field: string; readonly operator: Operator; readonly value: string; readonly pattern: Pattern}
);

/**
What was typed, taken apart: every term has to hold, or, inverted, not every one.
*/
export type Expression = {
	readonly isInverted: boolean;
	readonly terms: readonly Term[];
};

/**
What is wrong with an expression, in words for the one who typed it; `position` counts characters from 0.
*/
export type FilterFault = {
	readonly position: number;
	readonly message: string;
};
