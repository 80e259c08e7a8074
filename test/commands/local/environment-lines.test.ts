import {execFileSync} from 'node:child_process';
import process from 'node:process';
import {expect, test} from 'vitest';
import {environmentLines} from '../../../source/commands/local/environment-lines.js';

test('PowerShell on Windows', () => {
	expect(environmentLines('http://127.0.0.1:4567', 'us-east-1', 'win32')).toContain('$env:AWS_ENDPOINT_URL_KINESIS = "http://127.0.0.1:4567"');
});

test.skipIf(process.platform === 'win32')('sh elsewhere takes the lines as they are', () => {
	const lines = environmentLines('http://127.0.0.1:4567', 'us-east-1', 'linux');
	const script = [...lines, 'echo "$AWS_ENDPOINT_URL_KINESIS $AWS_DEFAULT_REGION $AWS_ACCESS_KEY_ID"'].join('\n');
	expect(execFileSync('sh', ['-c', script], {encoding: 'utf8'})).toBe('http://127.0.0.1:4567 us-east-1 local\n');
});
