// A library (shescape) was considered: it looks for the shell's program on this machine, so it cannot quote for PowerShell elsewhere, and it wants a newer Node than clickmon does.

/**
Words that sh takes as they stand.
*/
const PLAIN_IN_SH = /^[\w%+,\-.\/:=@]+$/v;

/**
Words that PowerShell hands to a program as they stand: no comma (makes an array), no `@` (splatting), no dot in a word that begins with a dash (it is torn in two).
*/
const PLAIN_IN_POWERSHELL = /^(?:[\w\/:][\w\-.\/:]*|-[\w\-]*)$/v;

const quoteForSh = (word: string): string => PLAIN_IN_SH.test(word) ? word : `'${word.replaceAll('\'', String.raw`'\''`)}'`;

// PowerShell takes the typographic single quotes for quotes as well: each is doubled.
const quoteForPowerShell = (word: string): string => PLAIN_IN_POWERSHELL.test(word) ? word : `'${word.replaceAll(/['‘’‚‛]/gv, '$&$&')}'`;

/**
Words as one line that the platform's usual shell reads back as the same words: PowerShell on win32, sh elsewhere.
*/
export const quoteCommand = (words: readonly string[], platform: NodeJS.Platform): string =>
	words.map(word => platform === 'win32' ? quoteForPowerShell(word) : quoteForSh(word)).join(' ');
