import {get} from 'node:http';
import {text} from 'node:stream/consumers';
import prettyMilliseconds from 'pretty-ms';
import {WELCOME_BEGINNING} from '../../local/http/no-call.js';
import {HOST} from '../../local/http/listener.js';
import type {Clock} from '../../time/clock.js';
import {UserError} from '../../user-error.js';

const POLL_MILLISECONDS = 100;

/**
So long an answer may take; the endpoint's comes within a millisecond.
*/
const ANSWER_MILLISECONDS = 2000;

type Answer = 'nobody' | 'somebody else' | 'clickmon';

const ask = async (port: number): Promise<Answer> => new Promise(resolve => {
	const request = get({
		host: HOST,
		port,
		agent: false,
		timeout: ANSWER_MILLISECONDS,
	}, response => {
		text(response).then(body => {
			resolve(body.startsWith(WELCOME_BEGINNING) ? 'clickmon' : 'somebody else');
		}).catch(() => {
			resolve('somebody else');
		});
	});
	request.once('timeout', () => {
		request.destroy();
	});
	request.once('error', (error: NodeJS.ErrnoException) => {
		resolve(error.code === 'ECONNREFUSED' ? 'nobody' : 'somebody else');
	});
});

/**
Resolves with the URL once `clickmon local` answers on the port, or with undefined when the signal aborts. Rejects with a UserError when it does not answer within `milliseconds`.
*/
export const waitForEndpoint = async (port: number, milliseconds: number, {clock, signal}: {readonly clock: Clock; readonly signal: AbortSignal}): Promise<string | undefined> => {
	const end = clock.now() + milliseconds;
	let answer: Answer = 'nobody';
	while (!signal.aborted) {
		answer = await ask(port);
		if (answer === 'clickmon') {
			return `http://${HOST}:${port}`;
		}

		if (clock.now() >= end) {
			const found = answer === 'nobody' ? 'Nobody listens' : 'Another program than clickmon local listens';
			throw new UserError('endpoint-not-ready', `${found} on port ${port} of ${HOST} after ${prettyMilliseconds(milliseconds)}: start clickmon local, or say with --port where it is.`);
		}

		try {
			await clock.sleep(POLL_MILLISECONDS, signal);
		} catch {
			// Only the signal ends a sleep early.
			break;
		}
	}

	return undefined;
};
