import wrapAnsi from 'wrap-ansi';
import {sanitize} from '../../records/text/sanitize.js';

/**
The text in rows of so many cells at most, safe on a terminal; a word that is longer is broken.
*/
export const wrapText = (text: string, width: number): readonly string[] => wrapAnsi(sanitize(text), width, {hard: true}).split('\n');
