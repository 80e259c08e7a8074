import {describe, expect, test} from 'vitest';
import {outcomeOfEnd, outcomeOfError} from '../../source/commands/outcome.js';
import {UserError} from '../../source/user-error.js';

describe('a command that came to its end', () => {
	test.each([
		['by itself', undefined, undefined, 0],
		['by --duration', undefined, 'duration-over', 0],
		['because nobody reads on', undefined, 'reader-gone', 0],
		['by Ctrl+C', undefined, 'interrupted', 130],
		['by Ctrl+C, which is how a dashboard is left', 0, 'interrupted', 0],
	] as const)('%s', (_, returned, cause, exitCode) => {
		expect(outcomeOfEnd(returned, cause)).toEqual({exitCode});
	});
});

describe('a command that threw', () => {
	const lost = new UserError('lost', 'Two events are lost.');
	const usage = new UserError('bad-value', 'No.', {exitCode: 2});
	const aborted = new Error('AbortError');

	test.each([
		['a failure', lost, undefined, 1, 'Two events are lost.'],
		['wrong usage', usage, undefined, 2, 'No.'],
		['a fault of its own', new TypeError('x is not a function'), undefined, 1, 'Something unexpected happened: x is not a function. CLICKMON_DEBUG=1 shows where.'],
		['Ctrl+C before it was done', aborted, 'interrupted', 130, 'Interrupted before clickmon create was done; clickmon status shows how far it came.'],
		['--duration before it was done', aborted, 'duration-over', 1, 'The duration was over before clickmon create was done; clickmon status shows how far it came.'],
		['a failure found at the end of --duration', lost, 'duration-over', 1, 'Two events are lost.'],
		['a closed pipe', aborted, 'reader-gone', 0, undefined],
	] as const)('%s', (_, error, cause, ...[exitCode, message]) => {
		const outcome = outcomeOfError(error, cause, 'clickmon create');
		expect({exitCode: outcome.exitCode, message: outcome.error?.message}).toEqual({exitCode, message});
	});
});
