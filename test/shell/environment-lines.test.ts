import {execFileSync} from 'node:child_process';
import process from 'node:process';
import {expect, test} from 'vitest';
import {environmentLines} from '../../source/shell/environment-lines.js';

test('PowerShell on Windows', () => {
	const lines = environmentLines('http://127.0.0.1:4567', 'us-east-1', 'win32', String.raw`C:\Users\Ann Lee\authority.pem`);
	expect(lines).toContain('$env:AWS_ENDPOINT_URL_KINESIS = "http://127.0.0.1:4567"');
	expect(lines).toContain(String.raw`$env:AWS_CA_BUNDLE = "C:\Users\Ann Lee\authority.pem"`);
	// Within double quotes a dollar would begin a variable.
	expect(environmentLines('http://x', 'r', 'win32', String.raw`C:\$data\a.pem`)).toContain(String.raw`$env:NODE_EXTRA_CA_CERTS = 'C:\$data\a.pem'`);
});

test.skipIf(process.platform === 'win32')('sh elsewhere takes the lines as they are', () => {
	const lines = environmentLines('http://127.0.0.1:4567', 'us-east-1', 'linux', '/home/ann lee/authority.pem');
	const script = [...lines, 'echo "$AWS_ENDPOINT_URL_KINESIS $AWS_DEFAULT_REGION $AWS_ACCESS_KEY_ID $NODE_EXTRA_CA_CERTS"'].join('\n');
	expect(execFileSync('sh', ['-c', script], {encoding: 'utf8'})).toBe('http://127.0.0.1:4567 us-east-1 local /home/ann lee/authority.pem\n');
});

test('an endpoint without TLS needs no authority', () => {
	expect(environmentLines('http://127.0.0.1:4567', 'us-east-1', 'linux')).toEqual([
		'export AWS_ENDPOINT_URL_KINESIS=http://127.0.0.1:4567',
		'export AWS_REGION=us-east-1',
		'export AWS_DEFAULT_REGION=us-east-1',
		'export AWS_ACCESS_KEY_ID=local',
		'export AWS_SECRET_ACCESS_KEY=local',
	]);
});
