import {ServiceError, type WireValue} from '../operation.js';

export const serializationError = (message: string): ServiceError => new ServiceError('SerializationException', message);

/**
A value of another type than in the model, in the service's own words; the tests of kinesalite and aws/aws-sdk-php#650 recorded them. The service refuses such a value before any other check.
*/
export const wrongType = (value: WireValue, expected: string): ServiceError => {
	if (Array.isArray(value)) {
		return serializationError('Start of list found where not expected');
	}

	if (value instanceof Date || value instanceof Uint8Array) {
		return serializationError(`class java.${value instanceof Date ? 'util.Date' : 'nio.HeapByteBuffer'} can not be converted to ${expected}`);
	}

	if (typeof value === 'object') {
		return serializationError('Start of structure or map found where not expected.');
	}

	const className = {
		boolean: 'java.lang.Boolean',
		number: 'com.amazon.coral.value.json.numbers.TruncatingBigNumber',
	}[typeof value as string] ?? 'java.lang.String';
	return serializationError(`class ${className} can not be converted to ${expected}`);
};

/**
A plain value where only a container will do; the service says this of a structure: `null` is what it would take besides.
*/
export const notContainer = (value: WireValue, expected: 'list or null' | 'map or null' | 'null'): ServiceError =>
	typeof value === 'object' && !(value instanceof Date) && !(value instanceof Uint8Array) ? wrongType(value, '') : serializationError(`Expected ${expected}`);

/**
A text that is no base64, or undefined when it is. Node's decoder takes what is too short, skips what it does not know, and reads the alphabet of URLs too.
*/
export const base64Problem = (text: string, decodedLength: number): string | undefined => {
	if (text.length % 4 !== 0) {
		return `Base64 encoded length is expected a multiple of 4 bytes but found: ${text.length}`;
	}

	const padding = text.endsWith('==') ? 2 : (text.endsWith('=') ? 1 : 0);
	if (decodedLength !== (text.length / 4 * 3) - padding || text.includes('-') || text.includes('_')) {
		return `Invalid Base64 character: '${/[^\d+\/=A-Za-z]|=(?=[^=])/v.exec(text)?.[0] ?? '='}'`;
	}

	// The bits of the last character that are no part of a byte are 0.
	const last = text.at(-1 - padding);
	const isWhole = padding === 0 || (padding === 1 ? 'AEIMQUYcgkosw048' : 'AQgw').includes(last!);
	return isWhole ? undefined : 'Invalid last non-pad Base64 character dectected';
};
