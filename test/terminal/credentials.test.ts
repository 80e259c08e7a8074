import {createHash} from 'node:crypto';
import {once} from 'node:events';
import {mkdirSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import path from 'node:path';
import {text} from 'node:stream/consumers';
import {expect, onTestFinished, test} from 'vitest';
import {createStream} from '../../source/kinesis/streams/stream.js';
import {startEmbedded} from '../helpers/embedded.js';
import {createTemporaryFolder} from '../helpers/temporary-folder.js';
import {openTerminal} from '../helpers/terminal.js';

const CODE = '123456';

const assumed = '<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials><AccessKeyId>AKIDROLE</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2100-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>';
const refused = '<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>MultiFactorAuthentication failed with invalid MFA one time pass code. </Message></Error></ErrorResponse>';
const roleCredentials = JSON.stringify({
	roleCredentials: {
		accessKeyId: 'AKIDSSO', secretAccessKey: 's', sessionToken: 't', expiration: 4_102_444_800_000,
	},
});

/**
A proxy that plays STS and SSO, whose names nobody else knows.
*/
const startProxy = async () => {
	const asked: string[] = [];
	const server = createServer((request, response) => {
		void (async () => {
			const {host, pathname} = new URL(request.url!);
			const body = await text(request);
			asked.push(`${host}${pathname}`);
			if (host === 'sso.test') {
				response.setHeader('content-type', 'application/json');
				response.end(roleCredentials);
				return;
			}

			response.statusCode = body.includes(`TokenCode=${CODE}`) ? 200 : 403;
			response.setHeader('content-type', 'text/xml');
			response.end(response.statusCode === 200 ? assumed : refused);
		})();
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	onTestFinished(() => {
		server.closeAllConnections();
		server.close();
	});
	return {asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`};
};

const CONFIG = `
[profile base]
aws_access_key_id = AKIDBASE
aws_secret_access_key = secret
[profile role]
region = us-east-1
role_arn = arn:aws:iam::123456789012:role/reader
source_profile = base
mfa_serial = arn:aws:iam::123456789012:mfa/me
[profile login]
region = us-east-1
sso_session = work
sso_account_id = 123456789012
sso_role_name = reader
[sso-session work]
sso_start_url = https://work.test/start
sso_region = us-east-1
`;

/**
A machine whose way out is a proxy, with a login of `aws sso login`, and an emulator beside it with one stream.
*/
const setUp = async () => {
	const embedded = await startEmbedded();
	onTestFinished(embedded.stop);
	await createStream(embedded.connection, 'clicks', 1);
	const home = createTemporaryFolder();
	const cache = path.join(home, '.aws', 'sso', 'cache');
	mkdirSync(cache, {recursive: true});
	writeFileSync(path.join(home, '.aws', 'config'), CONFIG);
	// Source: the AWS CLI names a login by the SHA-1 of its session's name.
	writeFileSync(path.join(cache, `${createHash('sha1').update('work').digest('hex')}.json`), JSON.stringify({accessToken: 'token', expiresAt: '2100-01-01T00:00:00Z'}));
	const proxy = await startProxy();
	const none = {AWS_CONFIG_FILE: path.join(home, '.aws', 'config'), AWS_SHARED_CREDENTIALS_FILE: path.join(home, 'none'), AWS_EC2_METADATA_DISABLED: 'true'};
	const environment = {
		...none, HOME: home, USERPROFILE: home, HTTP_PROXY: proxy.url, NO_PROXY: '127.0.0.1',
		// eslint-disable-next-line unicorn/prefer-https -- The proxy of the test answers by itself.
		AWS_ENDPOINT_URL_STS: 'http://sts.test', AWS_ENDPOINT_URL_SSO: 'http://sso.test',
	};
	return {
		asked: proxy.asked,
		open: (profile: string, ...words: readonly string[]) => openTerminal({
			columns: 100, rows: 30, environment, words: [...words, '--profile', profile, '--endpoint', embedded.endpoint],
		}),
	};
};

const QUESTION = 'MFA code of arn:aws:iam::123456789012:mfa/me:';

const isAsking = (shown: string) => shown.includes(QUESTION);

test('a command asks for the MFA code on the terminal, and assumes the role through the proxy', async () => {
	const {open, asked} = await setUp();
	using terminal = open('role', 'streams');
	await terminal.waitForScreen(isAsking);
	terminal.press(`${CODE}\r`);
	expect(await terminal.exited).toBe(0);
	expect(terminal.text()).toContain('clicks');
	expect(asked).toEqual(['sts.test/']);
});

test('the dashboard asks before it draws, and is whole then', async () => {
	const {open} = await setUp();
	using terminal = open('role', '--stream', 'clicks');
	await terminal.waitForScreen(isAsking);
	expect(terminal.isAlternateScreen).toBe(false);
	terminal.press(`${CODE}\r`);
	await terminal.waitForScreen(shown => /^[─┌]─/v.test(shown) && shown.includes('Stream clicks') && shown.includes('q quit'));
	expect(terminal.text()).not.toContain('MFA');
	terminal.press('q');
	expect(await terminal.exited).toBe(0);
});

test.each([
	['a code that is refused says so', '000000\r', 1, 'AWS refuses this MFA code'],
	['Ctrl+C at the question ends it', '\u{3}', 130, QUESTION],
	['an input that ends there is no code', '\u{4}', 1, QUESTION],
])('%s', async (_, keys, exitCode, shown) => {
	const {open} = await setUp();
	using terminal = open('role', 'streams');
	await terminal.waitForScreen(isAsking);
	terminal.press(keys);
	expect(await terminal.exited).toBe(exitCode);
	expect(terminal.text()).toContain(shown);
});

test('the login of an SSO session is used through the proxy', async () => {
	const {open, asked} = await setUp();
	using terminal = open('login', 'streams');
	expect(await terminal.exited).toBe(0);
	expect(terminal.text()).toContain('clicks');
	expect(asked).toEqual(['sso.test/federation/credentials']);
});
