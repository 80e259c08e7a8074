import crypto from 'node:crypto';
import tls from 'node:tls';
import {readTextFile, whyUnreadable} from '../files/text-file.js';
import {UserError} from '../user-error.js';

/**
The trusted authorities: Node's own and those of a PEM file that `origin` named. Throws a UserError if the file is unreadable or has no certificate.
*/
export const loadAuthorities = async (caFile: string, origin = '--ca'): Promise<string[]> => {
	let pem: string;
	try {
		pem = await readTextFile(caFile);
	} catch (error) {
		throw new UserError('unreadable-ca-file', `The certificate file ${caFile} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'no text'}): ${whyUnreadable(error)}. Check the path given with ${origin}.`, {exitCode: 2, cause: error});
	}

	try {
		// eslint-disable-next-line no-new
		new crypto.X509Certificate(pem);
	} catch (error) {
		throw new UserError('unreadable-ca-file', `${caFile} holds no certificate in PEM form: ${origin} wants a file that begins with -----BEGIN CERTIFICATE-----.`, {exitCode: 2, cause: error});
	}

	return [...tls.getCACertificates('default'), pem];
};
