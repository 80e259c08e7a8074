import {validation} from '../errors.js';
import type {WireObject} from '../operation.js';
import {
	checkFields,
	type Checked,
	type Fields,
	type Problem,
} from './shape.js';

// The service names this many and no more.
const PROBLEMS_SHOWN = 10;

/**
Throws the service's ValidationException when a member is missing or out of its bounds, its SerializationException when one is of another type.
*/
export const checkInput = <InputFields extends Fields>(fields: InputFields, input: WireObject): Checked<InputFields> => {
	const problems: Problem[] = [];
	checkFields(fields, input, problems);
	if (problems.length > 0) {
		const shown = problems.slice(0, PROBLEMS_SHOWN).map(({path, value, constraint}) => `Value ${value} at '${path}' failed to satisfy constraint: ${constraint}`);
		throw validation(`${shown.length} validation error${shown.length === 1 ? '' : 's'} detected: ${shown.join('; ')}`);
	}

	return input as Checked<InputFields>;
};
