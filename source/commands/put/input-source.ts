import {Buffer} from 'node:buffer';
import {createReadStream} from 'node:fs';
import type {Readable} from 'node:stream';
import {whyUnreadable} from '../../files/text-file.js';
import type {InputLine} from '../../records/input/input-lines.js';
import {UserError} from '../../user-error.js';
import type {CommandContext} from '../command.js';
import {wrongUsage} from '../options/flags.js';
import type {PutOptions} from './options.js';
import {readLines} from './read-lines.js';

/**
Where the lines come from.
*/
export type InputSource = {
	/**
	Another program writes them. It may have written some that nobody has read yet.
	*/
	readonly isPipe: boolean;
	/**
	Its lines can be read again.
	*/
	readonly file?: string;
	/**
	Whether every line was read.
	*/
	isReadToEnd(): boolean;
	/**
	The lines until their end, or until the signal aborts. Throws a UserError.
	*/
	lines(signal: AbortSignal): AsyncGenerator<InputLine, void>;
};

const wordLines = async function * (words: readonly string[]): AsyncGenerator<InputLine, void> {
	for (const [index, word] of words.entries()) {
		yield {number: index + 1, bytes: Buffer.from(word)};
	}
};

const streamLines = async function * (stream: Readable, name: string, signal: AbortSignal): AsyncGenerator<InputLine, void> {
	try {
		yield * readLines(stream, signal);
	} catch (error) {
		throw new UserError('unreadable-input', `${name} cannot be read: ${whyUnreadable(error)}.`, {cause: error});
	} finally {
		stream.destroy();
	}
};

/**
The words of the command line, else the file, else stdin. Throws a UserError at a terminal without any of these: nobody types records.
*/
export const openInput = ({words, file}: PutOptions, {input}: Pick<CommandContext, 'input'>): InputSource => {
	if (words.length > 0) {
		return {isPipe: false, lines: () => wordLines(words), isReadToEnd: () => true};
	}

	if (file !== undefined) {
		let stream: Readable | undefined;
		return {
			isPipe: false,
			file,
			lines(signal) {
				stream = createReadStream(file);
				return streamLines(stream, file, signal);
			},
			isReadToEnd: () => stream?.readableEnded ?? false,
		};
	}

	if (input.isTTY) {
		throw wrongUsage('There is nothing to put: give records as words, a file with --file, or pipe lines to it, as in: clickmon tail --stream a --raw --json | clickmon put --stream b --input tail-json');
	}

	return {isPipe: true, lines: signal => streamLines(input, 'Standard input', signal), isReadToEnd: () => input.readableEnded};
};
