import {errorParts} from '../../aws/errors/error-kind.js';
import {UserError} from '../../user-error.js';
import {classifyError} from './error-kind.js';
import {explanations, inWords, type ErrorContext} from './explanations.js';

export type {ErrorContext} from './explanations.js';

/**
Turns anything that a call threw into one line that says what happened, on what, and what to do next. A UserError passes through.
*/
export const explainError = (error: unknown, context: ErrorContext): UserError => {
	if (error instanceof UserError) {
		return error;
	}

	const [code, message] = explanations[classifyError(error)](errorParts(error), inWords(context));
	return new UserError(code, message[0]!.toUpperCase() + message.slice(1), {cause: error});
};
