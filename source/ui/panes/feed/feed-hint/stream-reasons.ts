import {formatElapsed} from '../../../drawing/format.js';
import type {Reason} from './reason.js';

/**
No stream was found yet.
*/
export const noStream: Reason = ({state}) => {
	if (state.stream) {
		return undefined;
	}

	switch (state.connectivity) {
		case 'unreachable': {
			return ['Nothing is known about the stream yet; the line below says why.', 'clickmon keeps trying. Records appear here when the service answers.'];
		}

		case 'absent': {
			return ['There is no stream. Once it exists, its records appear here from the first one on.'];
		}

		case 'connecting':
		case 'present': {
			return ['Records appear here once the stream exists.'];
		}
	}
};

/**
The stream is being created or deleted.
*/
export const changing: Reason = ({state: {stream, statusSince}, at}) => {
	const lasted = statusSince === undefined ? '' : ` for ${formatElapsed(at - statusSince)}`;
	if (stream?.status === 'CREATING') {
		return [`The stream has been CREATING${lasted}. It takes records once it is ACTIVE.`];
	}

	return stream?.status === 'DELETING' ? ['The stream and its records are being deleted.'] : undefined;
};

const permissionProblems: ReadonlySet<string> = new Set(['reading-denied', 'access-denied']);
const credentialProblems: ReadonlySet<string> = new Set(['reading-credentials', 'no-credentials', 'expired-credentials', 'invalid-credentials']);

/**
The service refuses reads without permission or credentials.
*/
export const forbidden: Reason = ({state: {problem}}) => {
	if (problem && permissionProblems.has(problem.code)) {
		return ['A permission is missing; the line below says which.', 'Reading goes on by itself once you have it.'];
	}

	return problem && credentialProblems.has(problem.code)
		? ['The service refuses the credentials; the line below says more.', 'Reading goes on by itself once there are new ones.']
		: undefined;
};

/**
The service does not answer.
*/
export const disconnected: Reason = ({state}) => state.connectivity === 'unreachable'
	? ['The connection to the service is lost; the line below says why.', 'When it is back, reading goes on where it stopped. No record is missed.']
	: undefined;
