import {RE2JS} from 're2js';

/**
Part of a text, from `start` up to and without `end`.
*/
export type Range = {readonly start: number; readonly end: number};

/**
Something to look for in a text.
*/
export type Pattern = {
	test(text: string): boolean;
	/**
	Where it matches, in order and without overlaps; for the colour.
	*/
	find(text: string): readonly Range[];
};

const hasUpperCase = (text: string): boolean => text !== text.toLowerCase();

/**
Finds the text itself. Case counts as soon as there is an upper-case letter in it.
*/
export const textPattern = (wanted: string): Pattern => {
	const fold = (text: string): string => hasUpperCase(wanted) ? text : text.toLowerCase();
	return {
		test: text => fold(text).includes(wanted),
		find(text) {
			const folded = fold(text);
			const ranges: Range[] = [];
			// Some letters change their length with their case. Then the places are not known.
			if (wanted === '' || folded.length !== text.length) {
				return ranges;
			}

			for (let start = folded.indexOf(wanted); start !== -1; start = folded.indexOf(wanted, start + wanted.length)) {
				ranges.push({start, end: start + wanted.length});
			}

			return ranges;
		},
	};
};

/**
Finds a regular expression in linear time. It has RE2's syntax, without lookaround and backreferences. Throws for an invalid expression.
*/
export const regexPattern = (source: string, flags: string): Pattern => {
	const regex = RE2JS.compile(RE2JS.translateRegExp(source), flags.includes('i') ? RE2JS.CASE_INSENSITIVE : 0);
	return {
		test: text => regex.test(text),
		find(text) {
			const ranges: Range[] = [];
			const matcher = regex.matcher(text);
			while (matcher.find()) {
				if (matcher.end() > matcher.start()) {
					ranges.push({start: matcher.start(), end: matcher.end()});
				}
			}

			return ranges;
		},
	};
};
