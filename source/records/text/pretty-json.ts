export type JsonToken = {
	readonly kind: 'name' | 'string' | 'number' | 'word' | 'mark';
	readonly text: string;
};

const TOKEN = /"(?:[^"\\]|\\.)*"|[,:\[\]\{\}]|[^\s",:\[\]\{\}]+/gv;

const INDENT = '  ';

/**
Nobody reads deeper, and data made of brackets alone would take its square in blanks.
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
JSON text over several lines, in its own words: parsing and printing it again would change numbers beyond 2^53 and drop doubled fields. The beginning of a text is laid out as far as it goes.
*/
export const prettyJson = (json: string): ReadonlyArray<readonly JsonToken[]> => {
	const words = json.match(TOKEN) ?? [];
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
