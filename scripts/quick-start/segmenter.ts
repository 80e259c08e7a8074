import {isPlain} from '../../source/records/text/plain-text.js';

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

	segment(text: string): Intl.Segments {
		if (this.#isByCharacter && isPlain(text.replaceAll(CONTROLS, ''))) {
			return new PlainSegments(text);
		}

		this.#segmenter ??= new RealSegmenter(...this.#options);
		return this.#segmenter.segment(text);
	}
}
