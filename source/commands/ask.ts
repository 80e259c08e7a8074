import process from 'node:process';
import {createInterface} from 'node:readline/promises';
import type {CommandContext} from './command.js';

/**
Asks a question on stderr and gives the line that was typed; undefined when the input ended.
*/
export const ask = async (question: string, {input, signal}: Pick<CommandContext, 'input' | 'signal'>): Promise<string | undefined> => {
	// Without `terminal` the line is edited by the system, and Ctrl+C stays a signal.
	const reader = createInterface({input, output: process.stderr, terminal: false});
	const ended = new AbortController();
	reader.once('close', () => {
		ended.abort();
	});
	try {
		return await reader.question(question, {signal: AbortSignal.any([signal, ended.signal])});
	} catch {
		// What is said next stands on a line of its own.
		process.stderr.write('\n');
		signal.throwIfAborted();
		return undefined;
	} finally {
		reader.close();
	}
};
