import {UserError} from '../user-error.js';
import {ask} from './ask.js';
import type {CommandContext} from './command.js';
import {stopCause} from './stop.js';

export type Confirmation = {
	/**
	`Deleting clicks`.
	*/
	readonly deed: string;
	/**
	`its name`.
	*/
	readonly wants: string;
	/**
	`delete it`.
	*/
	readonly order: string;
	/**
	`Nothing was deleted`.
	*/
	readonly refusal: string;
	/**
	What the person has to know, told before the question.
	*/
	readonly lines: readonly string[];
	readonly question: string;
	/**
	What has to be typed.
	*/
	readonly answer: string;
};

/**
Asks before a change. Throws a UserError without a terminal, or for another answer.
*/
export const confirm = async ({
	deed, wants, order, refusal, lines, question, answer,
}: Confirmation, {input, output, signal}: Pick<CommandContext, 'input' | 'output' | 'signal'>): Promise<void> => {
	if (!input.isTTY || output.isJson) {
		throw new UserError('not-confirmed', `${deed} wants ${wants} typed, and there is no terminal to ask on: add --yes to ${order} without asking.`, {exitCode: 2});
	}

	for (const line of lines) {
		output.note(line);
	}

	let typed: string | undefined;
	try {
		typed = await ask(question, {input, signal});
	} catch (error) {
		throw stopCause(signal) === 'interrupted' ? new UserError('interrupted', `Interrupted. ${refusal}.`) : error;
	}

	if (typed?.trim() !== answer) {
		throw new UserError('not-confirmed', `${refusal}: “${typed?.trim() ?? ''}” is not ${answer}.`);
	}
};
