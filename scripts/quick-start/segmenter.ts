import {isPlain} from '../../source/records/plain-text.js';

// By this way round the bundle's own definition.
const {Intl: {Segmenter: RealSegmenter}} = globalThis;

/**
The line feed, and the escape that colours begin with: no character joins a control. Source: Unicode Standard Annex 29, GB4 and GB5.
*/
// eslint-disable-next-line no-control-regex, regexp/no-control-character -- They are what is looked for.
const CONTROLS = /[\n\u{1B}]/gv;

/**
Plain text in its characters, which are its code units.
*/
function * plainSegments(input: string): Generator<Intl.SegmentData> {
	for (let index = 0; index < input.length; index++) {
		yield {segment: input[index]!, index, input};
	}
}

/**
Stands for Intl.Segmenter in the bundle. A dozen libraries make one when they load, which reads Unicode's rules; most runs never need them, for most text is plain.
*/
export class Segmenter {
	readonly #options: ConstructorParameters<typeof Intl.Segmenter>;
	readonly #isByCharacter: boolean;
	#segmenter: Intl.Segmenter | undefined;

	constructor(...options: ConstructorParameters<typeof Intl.Segmenter>) {
		this.#options = options;
		this.#isByCharacter = (options[1]?.granularity ?? 'grapheme') === 'grapheme';
	}

	segment(text: string): Iterable<Intl.SegmentData> {
		if (this.#isByCharacter && isPlain(text.replaceAll(CONTROLS, ''))) {
			return plainSegments(text);
		}

		this.#segmenter ??= new RealSegmenter(...this.#options);
		return this.#segmenter.segment(text);
	}
}
