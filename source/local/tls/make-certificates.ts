import {webcrypto} from 'node:crypto';
// The next import needs this one to be loaded.
import 'reflect-metadata'; // eslint-disable-line import-x/no-unassigned-import
import * as x509 from '@peculiar/x509';

/**
All in PEM form.
*/
export type Certificates = {
	/**
	The authority that clients trust. Its key signs one certificate and is not kept, so nobody can sign another one.
	*/
	readonly authority: string;
	readonly certificate: string;
	readonly key: string;
};

// Every client of the last ten years takes it, and it is made in a millisecond.
const ALGORITHM = {name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256'};

const DAY_MILLISECONDS = 86_400_000;

/**
Apple's systems do not trust one that is valid for longer.
*/
const LIFETIME_MILLISECONDS = 825 * DAY_MILLISECONDS;

const createKeys = async () => webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);

const privateKeyPem = async (key: webcrypto.CryptoKey): Promise<string> =>
	x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', key), x509.PemConverter.PrivateKeyTag);

/**
Makes an authority and a certificate for the names of this machine's loopback. `now` is clock time in ms.
*/
export const makeCertificates = async (now: number): Promise<Certificates> => {
	x509.cryptoProvider.set(webcrypto);
	// A client's clock may be a little behind.
	const validity = {notBefore: new Date(now - DAY_MILLISECONDS), notAfter: new Date(now - DAY_MILLISECONDS + LIFETIME_MILLISECONDS)};
	const [authorityKeys, keys] = await Promise.all([createKeys(), createKeys()]);
	const authority = await x509.X509CertificateGenerator.createSelfSigned({
		...validity,
		name: 'CN=clickmon local authority',
		keys: authorityKeys,
		signingAlgorithm: ALGORITHM,
		extensions: [
			new x509.BasicConstraintsExtension(true, 0, true),
			new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
			await x509.SubjectKeyIdentifierExtension.create(authorityKeys.publicKey),
		],
	});
	const certificate = await x509.X509CertificateGenerator.create({
		...validity,
		subject: 'CN=localhost',
		issuer: authority.subject,
		publicKey: keys.publicKey,
		signingKey: authorityKeys.privateKey,
		signingAlgorithm: ALGORITHM,
		extensions: [
			new x509.BasicConstraintsExtension(false, undefined, true),
			new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
			new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
			new x509.SubjectAlternativeNameExtension([
				{type: 'dns', value: 'localhost'},
				{type: 'ip', value: '127.0.0.1'},
				{type: 'ip', value: '::1'},
			]),
			// Python 3.13 and newer refuse a certificate without it.
			await x509.AuthorityKeyIdentifierExtension.create(authorityKeys.publicKey),
			await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
		],
	});
	return {authority: `${authority.toString('pem')}\n`, certificate: `${certificate.toString('pem')}\n`, key: `${await privateKeyPem(keys.privateKey)}\n`};
};
