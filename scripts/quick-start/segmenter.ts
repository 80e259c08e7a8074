// By this way round the bundle's own definition.
const {Intl: {Segmenter: RealSegmenter}} = globalThis;

/**
Stands for Intl.Segmenter in the bundle. A dozen libraries make one when they load, which reads Unicode's rules; most runs never need them.
*/
export class Segmenter {
	readonly #options: ConstructorParameters<typeof Intl.Segmenter>;
	#segmenter: Intl.Segmenter | undefined;

	constructor(...options: ConstructorParameters<typeof Intl.Segmenter>) {
		this.#options = options;
	}

	segment(text: string): Intl.Segments {
		this.#segmenter ??= new RealSegmenter(...this.#options);
		return this.#segmenter.segment(text);
	}
}
