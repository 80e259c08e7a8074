import {asVisible, type VisibleText} from '../../visible-text.js';
import {isPlain, isPrintableAscii} from './plain-text.js';

/**
How a character without a glyph of its own is written out: `pictures` as `␛` and `␊` where Unicode has a picture, `ascii` as `\x1b` and `\n`. All others are written as `\u{200b}` in both.
*/
export type SanitizeStyle = 'pictures' | 'ascii';

/**
Characters that act on the terminal, are invisible, or reorder their neighbours: controls, format and bidi characters, line and paragraph separators, lone surrogates, ignorable and non-characters. Also flags and skin tones: some terminals draw their parts as one, others side by side.
*/
const UNSAFE_CHARACTER = String.raw`[\p{Default_Ignorable_Code_Point}\p{Emoji_Modifier}\p{Control}\p{Format}\p{Line_Separator}\p{Paragraph_Separator}\p{Surrogate}\p{Noncharacter_Code_Point}\p{Regional_Indicator}]`;

/**
A record may hold millions of marks in a row, and an expression that repeats without a bound runs out of stack.
*/
const MARKS_AT_ONCE = 64;

/**
A combining mark with nothing to combine with, and a fifth one on the same base.
*/
const UNSAFE_MARKS = String.raw`^\p{Mark}{1,${MARKS_AT_ONCE}}|(?<=\p{Mark}{4})\p{Mark}{1,${MARKS_AT_ONCE}}`;

// Made when it is needed: it takes a hundredth of the time to the first frame.
let unsafe: RegExp | undefined;

const unsafeText = (): RegExp => {
	unsafe ??= new RegExp(`${UNSAFE_CHARACTER}|${UNSAFE_MARKS}`, 'gv');
	return unsafe;
};

const DELETE = 0x7F;
const CONTROL_PICTURES = 0x24_00;
const DELETE_PICTURE = '\u{2421}';

const asciiNames = new Map([[0x09, String.raw`\t`], [0x0A, String.raw`\n`], [0x0D, String.raw`\r`]]);

const writtenOut = (character: string, style: SanitizeStyle): string => {
	const codePoint = character.codePointAt(0)!;
	const hex = codePoint.toString(16);
	if (style === 'ascii') {
		return asciiNames.get(codePoint) ?? (codePoint > 0xFF ? String.raw`\u{${hex}}` : String.raw`\x${hex.padStart(2, '0')}`);
	}

	if (codePoint < 0x20) {
		return String.fromCodePoint(CONTROL_PICTURES + codePoint);
	}

	return codePoint === DELETE ? DELETE_PICTURE : String.raw`\u{${hex}}`;
};

// A large record may hold nothing else.
const known = {pictures: new Map<string, string>(), ascii: new Map<string, string>()};
const MAX_KNOWN = 4096;

const knownWrittenOut = (character: string, style: SanitizeStyle): string => {
	let text = known[style].get(character);
	if (text === undefined) {
		text = writtenOut(character, style);
		if (known[style].size < MAX_KNOWN) {
			known[style].set(character, text);
		}
	}

	return text;
};

const allWrittenOut = (found: string, style: SanitizeStyle): string => {
	let text = '';
	for (const character of found) {
		text += knownWrittenOut(character, style);
	}

	return text;
};

/**
Makes any text safe to show on one line of a terminal, by writing out characters that would not be seen. The result has no control, format or bidi character. A second time changes nothing.
*/
export const sanitize = (text: string, style: SanitizeStyle = 'pictures'): VisibleText => asVisible(isPrintableAscii(text)
	? text
	: text.replaceAll(unsafeText(), found => allWrittenOut(found, style)));

/**
The same for a text of several lines.
*/
export const sanitizeLines = (text: string): VisibleText => asVisible(text.split('\n').map(line => sanitize(line)).join('\n'));

let unsafeAlone: RegExp | undefined;

/**
The last check of a text that was cleaned and laid out before. It does not change such a text. Marks stay as they are, because a text may have been cut before one.
*/
export const withoutControls = (text: string): VisibleText => {
	if (isPlain(text)) {
		return asVisible(text);
	}

	unsafeAlone ??= new RegExp(UNSAFE_CHARACTER, 'gv');
	return asVisible(text.replaceAll(unsafeAlone, found => allWrittenOut(found, 'pictures')));
};
