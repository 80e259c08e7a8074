import {ServiceError, type WireValue} from '../operation.js';

const kindOf = (value: WireValue): string => {
	if (value instanceof Date) {
		return 'TIMESTAMP_VALUE';
	}

	if (value instanceof Uint8Array) {
		return 'BLOB_VALUE';
	}

	if (Array.isArray(value)) {
		return 'LIST_VALUE';
	}

	switch (typeof value) {
		case 'string': {
			return 'STRING_VALUE';
		}

		case 'number': {
			return 'NUMBER_VALUE';
		}

		case 'boolean': {
			return value ? 'TRUE_VALUE' : 'FALSE_VALUE';
		}

		default: {
			return 'STRUCTURE_VALUE';
		}
	}
};

/**
The service refuses a value of another type before it looks at anything else.
*/
export const wrongType = (value: WireValue, expected: string): ServiceError =>
	new ServiceError('SerializationException', `${kindOf(value)} can not be converted to ${expected}`);
