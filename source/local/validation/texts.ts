import type {WireValue} from '../operation.js';
import {isPlainObject} from './containers.js';
import {notContainer} from './serialization.js';
import type {Problem, Shape} from './shape.js';
import {checkLength, string} from './shapes.js';

type Lengths = {
	readonly minimum: number;
	readonly maximum: number;
};

/**
Elements shown of a container that is refused.
*/
const SHOWN = 50;

/**
If one of the texts is too long or too short, the service names the container as the fault, not the text (the tests of kinesalite).
*/
const checkTexts = (texts: readonly WireValue[], lengths: Lengths, problems: Problem[], {subject, shown}: {subject: string; shown(): string}) => {
	const text = string(lengths);
	const found: Problem[] = [];
	for (const element of texts) {
		text.check(element, found);
	}

	if (found.length > 0) {
		problems.push({
			path: '',
			value: `'${shown()}'`,
			constraint: `${subject} must satisfy constraint: [Member must have length less than or equal to ${lengths.maximum}, Member must have length greater than or equal to ${lengths.minimum}]`,
		});
	}
};

/**
A list of texts; lengths are in Unicode characters.
*/
export const textList = (textLengths: Lengths, length: Lengths): Shape<string[]> => ({
	check(value, problems) {
		if (!Array.isArray(value)) {
			throw notContainer(value, 'list or null');
		}

		const shown = () => `[${(value as string[]).slice(0, SHOWN).join(', ')}]`;
		checkLength(problems, shown, value.length, length);
		checkTexts(value, textLengths, problems, {subject: 'Member', shown});
	},
});

/**
A map from text to text.
*/
export const textMap = (keyLengths: Lengths, valueLengths: Lengths, length: Lengths): Shape<Readonly<Record<string, string>>> => ({
	check(value, problems) {
		if (!isPlainObject(value)) {
			throw notContainer(value, 'map or null');
		}

		const shown = () => `{${Object.entries(value as Record<string, string>).slice(0, SHOWN).map(([key, text]) => `${key}=${text}`).join(', ')}}`;
		const keys = Object.keys(value);
		checkLength(problems, shown, keys.length, length);
		checkTexts(keys, keyLengths, problems, {subject: 'Map keys', shown});
		checkTexts(Object.values(value), valueLengths, problems, {subject: 'Map value', shown});
	},
});
