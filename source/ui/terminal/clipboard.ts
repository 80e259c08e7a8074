import {Buffer} from 'node:buffer';

/**
Terminals drop a longer sequence, each at a length of its own; 100,000 characters is the least that is usual (hterm, Windows Terminal and xterm take more).
*/
export const MAX_COPIED_BYTES = 72 * 1024;

/**
What makes a terminal put a text on the clipboard of the machine that it runs on, over ssh too: OSC 52. Source: XTerm Control Sequences, "Operating System Commands", Ps = 5 2.
*/
export const copySequence = (text: string): string => `\u{1B}]52;c;${Buffer.from(text).toString('base64')}\u{7}`;
