import {sanitize} from './sanitize.js';

// As the parser calls them.
const marks: ReadonlyMap<string, string> = new Map([['LBrace', '“{”'], ['RBrace', '“}”'], ['LBracket', '“[”'], ['RBracket', '“]”'], ['Colon', '“:”'], ['Comma', '“,”']]);

/**
What the JSON parser of `@humanwhocodes/momoa` complains of, with the marks as typed. The place is left out: messages name it before.
*/
export const jsonComplaint = (message: string): string => sanitize(message
	.replace(/\.? \(\d+:\d+\)$/v, '')
	.replace(/(?<=token )\w+(?= found)/v, name => marks.get(name) ?? name));
