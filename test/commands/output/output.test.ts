import {PassThrough} from 'node:stream';
import {text} from 'node:stream/consumers';
import {expect, test} from 'vitest';
import {createOutput} from '../../../source/commands/output/output.js';
import {UserError} from '../../../source/user-error.js';

const HOSTILE = '\u{1B}]0;title\u{7}\u{9B}31m\u{202E}';
const UNSAFE = /[\p{Control}\p{Format}\p{Surrogate}]/v;

const written = async (isJson: boolean) => {
	const stdout = new PassThrough();
	const stderr = new PassThrough();
	const output = createOutput({stdout, stderr, isJson});
	output.result(`${HOSTILE}\n${HOSTILE}`, {name: HOSTILE, [HOSTILE]: 1});
	output.json({name: HOSTILE});
	output.note(HOSTILE);
	output.summary(HOSTILE, {name: HOSTILE});
	output.progress(HOSTILE);
	output.failure(new UserError('code', HOSTILE));
	const flushed = output.lines.flush();
	stdout.end();
	stderr.end();
	const all = await Promise.all([text(stdout), text(stderr)]);
	await flushed;
	return all;
};

test.each([false, true])('whatever passes the output is safe on a terminal (--json: %s)', async isJson => {
	const [stdout, stderr] = await written(isJson);
	expect(stdout.replaceAll('\n', '')).not.toMatch(UNSAFE);
	expect(stderr.replaceAll('\n', '')).not.toMatch(UNSAFE);
});

test('JSON says the same as before it was made safe, and a result keeps its lines', async () => {
	const [json] = await written(true);
	expect(json.trimEnd().split('\n').map(line => JSON.parse(line) as unknown)).toEqual([{name: HOSTILE, [HOSTILE]: 1}, {name: HOSTILE}]);
	const [people] = await written(false);
	expect(people.trimEnd().split('\n')).toHaveLength(3);
});
