import {endOfString} from '../text/parse-json.js';

const blanks = new Set(['\t', '\n', '\r', ' ']);

const skipBlanks = (text: string, from: number): number => {
	let at = from;
	while (blanks.has(text[at]!)) {
		at++;
	}

	return at;
};

/**
Where the value that begins at `from` ends. A string is skipped whole, so its brackets do not count.
*/
const endOfValue = (text: string, from: number): number => {
	let depth = 0;
	let at = from;
	while (at < text.length) {
		const character = text[at]!;
		if (character === '"') {
			at = endOfString(text, at + 1) + 1;
			continue;
		}

		if (depth === 0 && (character === ',' || character === '}')) {
			return at;
		}

		depth += Number(character === '{' || character === '[') - Number(character === '}' || character === ']');
		at++;
	}

	return at;
};

/**
The members of a JSON object with their values as text, just as they stand there, with the blanks around them: a number keeps all its digits, and data that begins with a blank its blank. The text must be valid JSON, and an object. Of members with the same name the last one counts, as for JSON.parse.
*/
export const jsonMembers = (text: string): ReadonlyMap<string, string> => {
	const members = new Map<string, string>();
	let at = skipBlanks(text, text.indexOf('{') + 1);
	while (text[at] === '"') {
		const nameEnd = endOfString(text, at + 1) + 1;
		const name = JSON.parse(text.slice(at, nameEnd)) as string;
		const valueStart = text.indexOf(':', nameEnd) + 1;
		const valueEnd = endOfValue(text, valueStart);
		members.set(name, text.slice(valueStart, valueEnd));
		at = skipBlanks(text, valueEnd + 1);
	}

	return members;
};
