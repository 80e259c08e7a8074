import {UserError} from '../../user-error.js';
import {classifyError, errorParts} from '../../aws/errors/error-kind.js';
import {explanations, type ErrorContext} from './explanations.js';

export {classifyError, isStreamNotFound, type ErrorKind} from '../../aws/errors/error-kind.js';
export {type ErrorContext} from './explanations.js';

/**
Turns anything that a call threw into one line that says what happened, on what, and what to do next. A UserError passes through.
*/
export const explainError = (error: unknown, context: ErrorContext): UserError => {
	if (error instanceof UserError) {
		return error;
	}

	const [code, message] = explanations[classifyError(error)](errorParts(error), context);
	return new UserError(code, message[0]!.toUpperCase() + message.slice(1), {cause: error});
};
