import {parse} from '@humanwhocodes/momoa';
import {jsonComplaint} from '../text/json-complaint.js';
import {sanitize} from '../text/sanitize.js';
import {scanTemplate, type TemplatePiece} from './scan-template.js';
import {templateWords, type ReadyWord, type TemplateSources} from './template-words.js';

/**
What records are made from: JSON with words such as `{{uuid}}` in it.
*/
export type Template = {
	/**
	Makes the JSON texts of records, one after another. The same random numbers and clock give the same texts.
	*/
	start(sources: Omit<TemplateSources, 'recordNumber'>): () => string;
};

/**
Why a text is no template. `line` and `column` count characters from 1.
*/
export type TemplateFault = {
	readonly line: number;
	readonly column: number;
	readonly message: string;
};

type Piece = string | {readonly word: ReadyWord; readonly isInQuotes: boolean};

const faultAt = (text: string, offset: number, message: string): TemplateFault => {
	const before = text.slice(0, offset).split('\n');
	return {line: before.length, column: 1 + [...before.at(-1)!].length, message};
};

const unquoted = (word: string): string => /^(?:'.*'|".*")$/v.test(word) ? word.slice(1, -1) : word;

const splitWords = (written: string): readonly string[] => (written.match(/'[^']*'|"[^"]*"|[^\s"']+/gv) ?? []).map(word => unquoted(word));

// A thrown one stops the reading of the pieces; it does not leave this file.
class Unusable extends Error {
	readonly offset: number;

	constructor(offset: number, message: string) {
		super(message);
		this.offset = offset;
	}
}

const readPiece = (piece: TemplatePiece): Piece => {
	if (piece.type === 'text') {
		return piece.text;
	}

	const {written, offset, isInQuotes} = piece;
	const [name = '', ...rest] = splitWords(written);
	const known = templateWords.get(name);
	if (known === undefined) {
		throw new Unusable(offset, `there is no word {{${sanitize(name)}}}; a template has ${templateWords.keys().toArray().join(', ')}`);
	}

	const word = known.read(rest);
	if (word === undefined) {
		throw new Unusable(offset, `{{${sanitize(written.trim())}}} is not as it should be; ${known.usage} gives ${known.description}`);
	}

	return {word, isInQuotes};
};

const checkJson = (sample: string): void => {
	try {
		parse(sample, {mode: 'json'});
	} catch (error) {
		const {offset, message} = error as Error & {offset?: number};
		throw new Unusable(offset ?? sample.length, `this is no JSON: ${jsonComplaint(message)}`);
	}
};

const startPiece = (piece: Piece, sources: TemplateSources): (() => string) => {
	if (typeof piece === 'string') {
		return () => piece;
	}

	const {word, isInQuotes} = piece;
	const make = word.start(sources);
	if (isInQuotes) {
		return () => JSON.stringify(make()).slice(1, -1);
	}

	return () => {
		const text = make();
		return word.isBare(text) ? text : JSON.stringify(text);
	};
};

const ready = (pieces: readonly Piece[]): Template => ({
	start(sources) {
		let number = 0;
		const makers = pieces.map(piece => startPiece(piece, {...sources, recordNumber: () => number}));
		return () => {
			number++;
			let text = '';
			for (const make of makers) {
				text += make();
			}

			return text;
		};
	},
});

/**
The template of a text, or the fault in it. Never throws.
*/
export const createTemplate = (text: string): Template | TemplateFault => {
	try {
		const {pieces, sample, openWordAt, controlAt} = scanTemplate(text);
		if (openWordAt !== undefined) {
			throw new Unusable(openWordAt, 'this word has no end: }} is missing in its line');
		}

		const readyPieces = pieces.map(piece => readPiece(piece));
		checkJson(sample);
		if (controlAt !== undefined) {
			throw new Unusable(controlAt, String.raw`this is no JSON: a line break, a tab or another control character in quotes is written \n, \t or \u0001`);
		}

		return ready(readyPieces);
	} catch (error) {
		if (error instanceof Unusable) {
			return faultAt(text, Math.max(0, error.offset), error.message);
		}

		throw error;
	}
};
