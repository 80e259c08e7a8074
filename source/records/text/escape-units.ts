/**
Each UTF-16 unit of a text as an escape of JSON, which stands for the same character inside a string.
*/
export const escapeUnits = (text: string): string => Array.from(
	{length: text.length},
	(_, index) => String.raw`\u` + text.charCodeAt(index).toString(16).padStart(4, '0'), // eslint-disable-line unicorn/prefer-code-point
).join('');
