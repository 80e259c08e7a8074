import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {PassThrough} from 'node:stream';
import {expect, test} from 'vitest';
import {createOutput} from '../source/commands/output/output.js';
import {sanitize} from '../source/records/text/sanitize.js';

const filesWith = (pattern: RegExp): string[] => readdirSync('source', {recursive: true, encoding: 'utf8'})
	.filter(file => /\.tsx?$/v.test(file) && pattern.test(readFileSync(path.join('source', file), 'utf8')))
	.map(file => file.replaceAll('\\', '/'))
	.toSorted();

test('a text that nobody cleaned does not compile as the output of a command', () => {
	const {lines} = createOutput({stdout: new PassThrough(), stderr: new PassThrough(), isJson: false});
	// @ts-expect-error A plain string may hold anything.
	lines.write('a name as it came');
	lines.write(sanitize('a name as it came'));
	expect(lines.isCongested).toBe(false);
});

// Each of these cleans, or puts clean parts together: a new one is to be read with care.
test('texts are called visible only where they are cleaned', () => {
	expect(filesWith(/\basVisible\(/v)).toEqual([
		'commands/output/output.ts',
		'commands/tail/record-format.ts',
		'commands/tail/terminal-line.ts',
		'records/record-json.ts',
		'records/text/sanitize.ts',
		'words.ts',
	]);
	expect(filesWith(/\bas VisibleText\b/v)).toEqual(['visible-text.ts']);
});

test('text goes to the screen through Row alone', () => {
	expect(filesWith(/import \{[^\}]*\bText\b[^\}]*\} from 'ink'/v)).toEqual(['ui/drawing/row.tsx', 'ui/frame/screen.tsx']);
});

test('and past the output of the commands only control codes and questions are written', () => {
	expect(filesWith(/(?:stdout|stderr)\.write\(|console\./v)).toEqual([
		'aws/credential-chain.ts',
		'cli.ts',
		'commands/ask.ts',
		'commands/session/dashboard/dashboard.ts',
		'ui/terminal/control-codes.ts',
		'ui/terminal/job-control.ts',
		'ui/terminal/mount.tsx',
	]);
});
