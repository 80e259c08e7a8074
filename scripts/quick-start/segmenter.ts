import {isPlain} from '../../source/records/text/plain-text.js';

// `Intl.Segmenter` itself would mean the class below: the bundle replaces it.
const {Intl: {Segmenter: RealSegmenter}} = globalThis;

/**
The line feed, and the escape that begins a colour. No character joins a control. Source: Unicode Standard Annex 29, GB4 and GB5.
*/
// eslint-disable-next-line no-control-regex, regexp/no-control-character -- The expression finds them.
const CONTROLS = /[\n\u{1B}]/gv;

/**
The segments of plain text: each code unit is a character.
*/
class PlainSegments implements Intl.Segments {
	readonly #input: string;

	constructor(input: string) {
		this.#input = input;
	}

	containing(index = 0): Intl.SegmentData | undefined {
		const segment = this.#input[index];
		return segment === undefined ? undefined : {segment, index, input: this.#input};
	}

	* [Symbol.iterator](): ReturnType<Intl.Segments[typeof Symbol.iterator]> {
		for (let index = 0; index < this.#input.length; index++) {
			yield {segment: this.#input[index]!, index, input: this.#input};
		}
	}
}

/**
Stands for Intl.Segmenter in the bundle. A dozen libraries make one when they load, which reads Unicode's rules. This one reads them only for text that is not plain.
*/
export class Segmenter {
	readonly #options: ConstructorParameters<typeof Intl.Segmenter>;
	readonly #isByCharacter: boolean;
	#segmenter: Intl.Segmenter | undefined;

	constructor(...options: ConstructorParameters<typeof Intl.Segmenter>) {
		this.#options = options;
		this.#isByCharacter = (options[1]?.granularity ?? 'grapheme') === 'grapheme';
	}

	segment(text: string): Intl.Segments {
		if (this.#isByCharacter && isPlain(text.replaceAll(CONTROLS, ''))) {
			return new PlainSegments(text);
		}

		this.#segmenter ??= new RealSegmenter(...this.#options);
		return this.#segmenter.segment(text);
	}
}
