import {X509Certificate} from 'node:crypto';
import {
	chmodSync,
	readFileSync,
	statSync,
	truncateSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {expect, test} from 'vitest';
import {loadCertificates} from '../../../source/local/tls/certificate-folder.js';
import {createTemporaryFolder} from '../../helpers/temporary-folder.js';

const DAY = 86_400_000;
const now = Date.UTC(2026, 0, 1);

const newFolder = () => path.join(createTemporaryFolder(), 'data', 'tls');

test('they are made once, and kept', async () => {
	const folder = newFolder();
	const made = await loadCertificates(folder, now);
	expect(made.authorityFile).toBe(path.join(folder, 'authority.pem'));
	expect(readFileSync(made.authorityFile, 'utf8')).toBe(made.authority);
	expect(await loadCertificates(folder, now + (700 * DAY))).toEqual(made);
});

test('the certificate is the loopback\'s, of its authority, and is none itself', async () => {
	const {authority, certificate} = await loadCertificates(newFolder(), now);
	const [own, issuer] = [new X509Certificate(certificate), new X509Certificate(authority)];
	for (const name of ['localhost', '127.0.0.1', '::1']) {
		expect(name === 'localhost' ? own.checkHost(name) : own.checkIP(name)).toBe(name);
	}

	expect(own.checkHost('example.com')).toBeUndefined();
	expect([own.verify(issuer.publicKey), own.ca, issuer.ca]).toEqual([true, false, true]);
	expect(Date.parse(own.validTo) - now).toBe(824 * DAY);
});

test.skipIf(process.platform === 'win32')('nobody else can read them', async () => {
	const {authorityFile} = await loadCertificates(newFolder(), now);
	const folder = path.dirname(authorityFile);
	const modes = [folder, ...['authority.pem', 'certificate.pem', 'key.pem'].map(name => path.join(folder, name))].map(file => (statSync(file).mode % 0o1000).toString(8));
	expect(modes).toEqual(['700', '600', '600', '600']);
});

test.each<[string, (folder: string) => void, number]>([
	['the certificate ends soon', () => undefined, 800 * DAY],
	['a file was cut short', folder => {
		truncateSync(path.join(folder, 'certificate.pem'), 100);
	}, 0],
	['a file is none', folder => {
		writeFileSync(path.join(folder, 'key.pem'), 'hello');
	}, 0],
])('they are made anew when %s', async (_, spoil, later) => {
	const folder = newFolder();
	const first = await loadCertificates(folder, now);
	spoil(folder);
	const second = await loadCertificates(folder, now + later);
	expect(second.certificate).not.toBe(first.certificate);
	expect(await loadCertificates(folder, now + later)).toEqual(second);
});

test('a key and a certificate that do not belong together are made anew', async () => {
	const [first, second] = [newFolder(), newFolder()];
	await loadCertificates(first, now);
	const {key} = await loadCertificates(second, now);
	writeFileSync(path.join(first, 'key.pem'), key);
	const again = await loadCertificates(first, now);
	expect(again.key).not.toBe(key);
});

test('two that start at once end up with the same ones', async () => {
	const folder = newFolder();
	await Promise.all([loadCertificates(folder, now), loadCertificates(folder, now)]);
	const [first, second] = await Promise.all([loadCertificates(folder, now), loadCertificates(folder, now)]);
	expect(first).toEqual(second);
});

test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('a folder that cannot be written is one line that says what to do', async () => {
	const parent = createTemporaryFolder();
	chmodSync(parent, 0o500);
	await expect(loadCertificates(path.join(parent, 'tls'), now)).rejects.toMatchObject({code: 'unwritable-certificates'});
});

test('a file where the folder should be is one line that says what to do', async () => {
	const file = path.join(createTemporaryFolder(), 'file');
	writeFileSync(file, '');
	await expect(loadCertificates(path.join(file, 'tls'), now)).rejects.toMatchObject({code: 'unwritable-certificates', message: expect.stringContaining('leave out --tls') as string});
});
