import {formatElapsed} from '../../../drawing/format.js';
import type {Reason} from './reason.js';

/**
Nobody has found a stream.
*/
export const noStream: Reason = ({state}) => {
	if (state.stream) {
		return undefined;
	}

	switch (state.connectivity) {
		case 'unreachable': {
			return ['Nothing is known of the stream yet: the line below says why.', 'clickmon goes on trying; records appear here as soon as there is an answer.'];
		}

		case 'absent': {
			return ['There is no stream. Records appear here as soon as there is one, from its first on.'];
		}

		case 'connecting':
		case 'present': {
			return ['Records appear here as soon as there is a stream.'];
		}
	}
};

/**
The stream is not there yet, or about to go.
*/
export const changing: Reason = ({state: {stream, statusSince}, at}) => {
	const lasted = statusSince === undefined ? '' : ` for ${formatElapsed(at - statusSince)}`;
	if (stream?.status === 'CREATING') {
		return [`The stream has been CREATING${lasted}. It takes records as soon as it is ACTIVE.`];
	}

	return stream?.status === 'DELETING' ? ['The stream is being deleted, and its records with it.'] : undefined;
};

const permissionProblems: ReadonlySet<string> = new Set(['reading-denied', 'access-denied']);
const credentialProblems: ReadonlySet<string> = new Set(['reading-credentials', 'no-credentials', 'expired-credentials', 'invalid-credentials']);

/**
The service does not let clickmon read.
*/
export const forbidden: Reason = ({state: {problem}}) => {
	if (problem && permissionProblems.has(problem.code)) {
		return ['Permission is missing; the line below says which.', 'Reading goes on by itself once it is given.'];
	}

	return problem && credentialProblems.has(problem.code)
		? ['The service wants other credentials; the line below says more.', 'Reading goes on by itself once there are some.']
		: undefined;
};

/**
The service does not answer.
*/
export const disconnected: Reason = ({state}) => state.connectivity === 'unreachable'
	? ['The connection to the service is lost: the line below says how.', 'Reading goes on where it was as soon as it is back; nothing is missed meanwhile.']
	: undefined;
