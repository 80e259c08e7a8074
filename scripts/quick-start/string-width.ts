import stringWidth, {type Options} from 'string-width';

/**
The characters that the dashboard is drawn with: printable ASCII, and the signs of source/ui/drawing/glyphs.ts. Each takes one column, alone and beside any other of them.
*/
const PLAIN = /^[\u{20}-\u{7E}\u{B7}\u{2013}\u{2026}\u{2190}-\u{2193}\u{2264}\u{2500}-\u{259F}\u{25BA}\u{25CB}\u{25CF}]*$/v;

/**
What Ink and its libraries measure text with, in the bundle: string-width, which is not asked about plain text. Its first look at a sign beyond ASCII takes a tenth of the time to the first frame, to build an expression of all emoji.
*/
export default function quickStringWidth(text: string, options?: Options): number {
	return options === undefined && PLAIN.test(text) ? text.length : stringWidth(text, options);
}
