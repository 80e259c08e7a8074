/**
The line with which an action reports, as a sentence of its own.
*/
export const sentence = (line: string): string => `${line.charAt(0).toUpperCase()}${line.slice(1)}.`;
