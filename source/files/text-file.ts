import {readFile} from 'node:fs/promises';

/**
The bytes are not text; the message has the reason.
*/
class NotTextError extends Error {}

const encodingOf = (bytes: Uint8Array): string => {
	const [first, second] = bytes;
	if (first === 0xFF && second === 0xFE) {
		return 'utf-16le';
	}

	return first === 0xFE && second === 0xFF ? 'utf-16be' : 'utf8';
};

/**
The text of a file written by a person: UTF-8, or UTF-16 with the byte order mark that Windows PowerShell 5 writes. The mark is left out. Throws an Error that `whyUnreadable` explains.
*/
export const textOf = (bytes: Uint8Array): string => {
	const encoding = encodingOf(bytes);
	// In English UTF-16 text, half of the bytes are zero.
	if (encoding === 'utf8' && bytes.includes(0)) {
		throw new NotTextError('it is not UTF-8 text, but looks like UTF-16 without its mark: save it as UTF-8');
	}

	try {
		return new TextDecoder(encoding, {fatal: true}).decode(bytes);
	} catch {
		throw new NotTextError('it is not UTF-8 text');
	}
};

/**
Reads such a file.
*/
export const readTextFile = async (file: string): Promise<string> => textOf(await readFile(file));

const reasons: Readonly<Record<string, string>> = {
	ENOENT: 'there is no such file',
	ENOTDIR: 'part of its path is a file, not a folder',
	EACCES: 'reading it is not permitted',
	EPERM: 'reading it is not permitted',
	EISDIR: 'it is a folder',
	EBUSY: 'another program has it open',
};

/**
Why a file could not be read, in words.
*/
export const whyUnreadable = (error: unknown): string => {
	const {code = '', message} = error as NodeJS.ErrnoException;
	return reasons[code] ?? message;
};
