// Both look for the first character that is not wanted. An expression that repeats the wanted ones up to the end runs out of stack at some five million of them.
const NOT_PRINTABLE_ASCII = /[^\u{20}-\u{7E}]/v;

/**
Whether it has nothing but visible ASCII.
*/
export const isPrintableAscii = (text: string): boolean => !NOT_PRINTABLE_ASCII.test(text);

/**
Any character except those that always take one column, alone and beside each other: printable ASCII, the quotes and dashes of sentences, and the signs of ui/drawing/glyphs.ts.
*/
const NOT_PLAIN = /[^\u{20}-\u{7E}\u{B7}\u{2013}\u{2014}\u{2018}\u{2019}\u{201C}\u{201D}\u{2026}\u{2190}-\u{2193}\u{2264}\u{2500}-\u{25A0}\u{25BA}\u{25CB}\u{25CF}]/v;

/**
Whether its columns can be counted without looking at its characters. Looking takes ten times as long, and the first look takes a tenth of the time to the first frame.
*/
export const isPlain = (text: string): boolean => !NOT_PLAIN.test(text);
