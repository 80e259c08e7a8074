import {badValue} from './values.js';

/**
A pattern of names, which have letters, digits, `_`, `-` and `.`: `*` stands for any characters, `?` for one.
*/
export type NamePattern = {
	readonly text: string;
	fits(name: string): boolean;
};

export const namePattern = (text: string): NamePattern => {
	const parts = text.split(/(?<wildcard>[*?])/v).map(part => part === '*' ? '.*' : (part === '?' ? '.' : part.replaceAll('.', String.raw`\.`)));
	const expression = new RegExp(`^${parts.join('')}$`, 'sv');
	return {text, fits: name => expression.test(name)};
};

/**
Reads one that was typed. Throws a UserError for characters that no name has. Source: API Reference, CreateStream, StreamName.
*/
export const readNamePattern = (name: string, text: string): NamePattern => {
	if (/^[\w*\-.?]{1,128}$/v.test(text)) {
		return namePattern(text);
	}

	throw badValue(name, text, 'a name, in which * stands for any characters and ? for one, such as "clicks-*"');
};
