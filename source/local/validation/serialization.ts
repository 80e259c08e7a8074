import {ServiceError, type WireValue} from '../operation.js';

const kindOf = (value: WireValue): string => {
	if (typeof value === 'object') {
		return [
			value instanceof Date && 'TIMESTAMP_VALUE',
			value instanceof Uint8Array && 'BLOB_VALUE',
			Array.isArray(value) && 'LIST_VALUE',
		].find(kind => kind !== false) ?? 'STRUCTURE_VALUE';
	}

	return typeof value === 'boolean' ? `${value}_VALUE`.toUpperCase() : `${typeof value}_VALUE`.toUpperCase();
};

/**
The service refuses a value of another type before it looks at anything else.
*/
export const wrongType = (value: WireValue, expected: string): ServiceError =>
	new ServiceError('SerializationException', `${kindOf(value)} can not be converted to ${expected}`);
