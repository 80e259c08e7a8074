import {createPrivateKey, X509Certificate} from 'node:crypto';
import {
	mkdirSync,
	mkdtempSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import {OWN_FILE, OWN_FOLDER} from '../../own-files.js';
import {UserError} from '../../user-error.js';
import type {Certificates} from './make-certificates.js';

/**
What the endpoint serves TLS with.
*/
export type ServedCertificates = Certificates & {
	/**
	The file that clients are told to trust.
	*/
	readonly authorityFile: string;
};

const fileNames: Readonly<Record<keyof Certificates, string>> = {authority: 'authority.pem', certificate: 'certificate.pem', key: 'key.pem'};

/**
A certificate that ends sooner is made anew at the start, so that none ends while it is served.
*/
const RENEWAL_MILLISECONDS = 30 * 86_400_000;

const read = (folder: string): Certificates => {
	const textOf = (name: keyof Certificates) => readFileSync(path.join(folder, fileNames[name]), 'utf8');
	return {authority: textOf('authority'), certificate: textOf('certificate'), key: textOf('key')};
};

const areGood = ({authority, certificate, key}: Certificates, now: number): boolean => {
	const issuer = new X509Certificate(authority);
	const own = new X509Certificate(certificate);
	return own.checkIssued(issuer)
		&& own.verify(issuer.publicKey)
		&& own.checkPrivateKey(createPrivateKey(key))
		&& Date.parse(own.validTo) - now > RENEWAL_MILLISECONDS;
};

const readGood = (folder: string, now: number): Certificates | undefined => {
	try {
		const kept = read(folder);
		return areGood(kept, now) ? kept : undefined;
	} catch {
		// Not there, not whole or no certificates: they are made anew.
		return undefined;
	}
};

/**
The files appear all at once, for this user alone. Another process that does the same at the same moment may be first: then its files count.
*/
const write = (folder: string, made: Certificates): void => {
	mkdirSync(path.dirname(folder), {recursive: true, mode: OWN_FOLDER});
	const next = mkdtempSync(`${folder}-`);
	try {
		for (const [name, file] of Object.entries(fileNames)) {
			writeFileSync(path.join(next, file), made[name as keyof Certificates], {mode: OWN_FILE});
		}

		rmSync(folder, {recursive: true, force: true});
		renameSync(next, folder);
	} finally {
		rmSync(next, {recursive: true, force: true});
	}
};

/**
The certificates of the folder. Missing or expiring ones are made. `now` is clock time in ms. Rejects with a UserError if the folder cannot be written.
*/
export const loadCertificates = async (folder: string, now: number): Promise<ServedCertificates> => {
	const authorityFile = path.join(folder, fileNames.authority);
	const kept = readGood(folder, now);
	if (kept) {
		return {...kept, authorityFile};
	}

	// Hundreds of kilobytes, which a start with kept files does not load.
	const {makeCertificates} = await import('./make-certificates.js');
	try {
		write(folder, await makeCertificates(now));
	} catch (error) {
		const other = readGood(folder, now);
		if (!other) {
			throw new UserError('unwritable-certificates', `The certificate for --tls cannot be kept in ${folder} (${(error as NodeJS.ErrnoException).code ?? (error as Error).message}): make that folder writable, or leave out --tls.`, {cause: error});
		}
	}

	return {...read(folder), authorityFile};
};
