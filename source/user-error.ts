/**
A failure that a person can solve. `message` is one line: what happened, on what, and what to do next. `code` is stable, for scripts (`--json`).
*/
export class UserError extends Error {
	readonly code: string;
	readonly exitCode: 1 | 2;

	constructor(code: string, message: string, options: {exitCode?: 1 | 2; cause?: unknown} = {}) {
		super(message, {cause: options.cause});
		this.name = 'UserError';
		this.code = code;
		this.exitCode = options.exitCode ?? 1;
	}
}
