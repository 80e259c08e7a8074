import stringWidth, {type Options} from 'string-width';
import {isPlain} from '../../source/records/text/plain-text.js';

// They take no column.
// eslint-disable-next-line no-control-regex, regexp/no-control-character -- It is what colours begin with.
const COLOUR = /\u{1B}\[[\d;]*m/gv;

/**
What Ink and its libraries measure text with, in the bundle: string-width, which is not asked about plain text, in whatever colours. Its first look at a sign beyond ASCII takes a tenth of the time to the first frame, to read Unicode's rules.
*/
export default function quickStringWidth(text: string, options?: Options): number {
	if (options !== undefined) {
		return stringWidth(text, options);
	}

	const shown = text.replaceAll(COLOUR, '');
	return isPlain(shown) ? shown.length : stringWidth(text);
}
