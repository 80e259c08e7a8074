import {createQuery} from '../../records/query.js';
import * as values from '../../typed/values.js';
import {option} from './option.js';

const readQuery = (name: string, text: string): string => {
	const query = createQuery(text);
	if ('message' in query) {
		throw values.badValue(name, text, `a JMESPath expression such as user_id: ${query.message} (at character ${query.position + 1})`);
	}

	return text;
};

/**
Where the partition key stands in a record's data.
*/
export const keyFrom = option('--key-from EXPRESSION', 'The partition key that this JMESPath expression finds in the JSON data: user_id', {read: readQuery});
