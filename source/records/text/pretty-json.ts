import {endOfString} from './parse-json.js';

export type JsonToken = {
	readonly kind: 'name' | 'string' | 'number' | 'word' | 'mark';
	readonly text: string;
};

const MARKS: ReadonlySet<string | undefined> = new Set([',', ':', '[', ']', '{', '}']);
const BLANKS: ReadonlySet<string | undefined> = new Set([' ', '\t', '\n', '\r']);

/**
Where the string that begins at `start` ends: after its closing quote, or at the end of the text.
*/
const afterString = (json: string, start: number): number => Math.min(json.length, endOfString(json, start + 1) + 1);

const afterWord = (json: string, start: number): number => {
	let end = start + 1;
	while (end < json.length && !MARKS.has(json[end]) && !BLANKS.has(json[end]) && json[end] !== '"') {
		end++;
	}

	return end;
};

/**
The strings, numbers, words and marks of a JSON text. Only loops: an expression that repeats over a large string runs out of stack.
*/
const wordsOf = (json: string): readonly string[] => {
	const words: string[] = [];
	for (let start = 0; start < json.length;) {
		const first = json[start];
		let end = start + 1;
		if (first === '"') {
			end = afterString(json, start);
		} else if (!MARKS.has(first) && !BLANKS.has(first)) {
			end = afterWord(json, start);
		}

		if (!BLANKS.has(first)) {
			words.push(json.slice(start, end));
		}

		start = end;
	}

	return words;
};

const INDENT = '  ';

/**
Nobody reads deeper, and for data that is only brackets, the blanks would grow with the square of its length.
*/
const MAX_INDENT = 20;

const isOpening = (text: string | undefined): boolean => text === '{' || text === '[';
const isClosing = (text: string | undefined): boolean => text === '}' || text === ']';

const kindOf = (text: string, next: string | undefined): JsonToken['kind'] => {
	if (text.startsWith('"')) {
		return next === ':' ? 'name' : 'string';
	}

	if (/^[\d\-]/v.test(text)) {
		return 'number';
	}

	return /^[a-z]/v.test(text) ? 'word' : 'mark';
};

/**
JSON text over several lines, with its values unchanged: parsing and printing it again would change numbers beyond 2^53 and drop duplicate fields. The beginning of a text is laid out too, even if it ends inside a string.
*/
export const prettyJson = (json: string): ReadonlyArray<readonly JsonToken[]> => {
	const words = wordsOf(json);
	const lines: JsonToken[][] = [[]];
	let depth = 0;
	const breakLine = () => {
		lines.push([{kind: 'mark', text: INDENT.repeat(Math.min(depth, MAX_INDENT))}]);
	};

	for (const [index, text] of words.entries()) {
		const previous = words[index - 1];
		const next = words[index + 1];
		if (isClosing(text)) {
			depth--;
			if (!isOpening(previous)) {
				breakLine();
			}
		} else if (previous === ',' || isOpening(previous)) {
			breakLine();
		}

		lines.at(-1)!.push({kind: kindOf(text, next), text: text === ':' ? ': ' : text});
		depth += isOpening(text) ? 1 : 0;
	}

	return lines;
};
