import type {Trouble} from '../../aws/readers/reader-errors.js';
import {classifyError} from './error-kind.js';
import {explainError, type ErrorContext} from './explain-error.js';

/**
What failed, and the permission that the call needs.
*/
export type FailedCall = ErrorContext & {
	/**
	What is not known now, as the begin of a line: `tags`.
	*/
	readonly subject: string;
	/**
	`kinesis:ListTagsForStream`.
	*/
	readonly right: string;
};

/**
One line for a call of several whose answer is missing, while the others stand.
*/
export const troubleOf = (error: unknown, {subject, right, ...context}: FailedCall): Trouble => classifyError(error) === 'denied'
	? {right, message: `${subject}: the right ${right} is missing; ask for an IAM policy that allows it.`}
	: {message: `${subject}: ${explainError(error, context).message}`};
