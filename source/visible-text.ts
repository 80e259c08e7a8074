declare const cleaned: unique symbol;

/**
A text that is safe to write to a terminal. Only what cleans a text gives it this type (`asVisible`), and what writes to a terminal takes no other: an uncleaned text does not compile.
*/
export type VisibleText = string & {readonly [cleaned]: true};

/**
For those who have just cleaned a text, or put it together from clean parts alone. Line breaks between clean lines are clean.
*/
export const asVisible = (text: string): VisibleText => text as VisibleText;
