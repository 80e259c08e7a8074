import {NEXT_TOKEN_LIFETIME_MILLISECONDS} from '../../service/limits.js';
import {invalidArgument} from '../errors.js';
import {ServiceError} from '../operation.js';
import type {Account} from '../state/account.js';

/**
A token for the next page; `kind` keeps one operation's tokens from another's.
*/
export const sealNextToken = (account: Account, kind: string, content: readonly unknown[]): string => account.tokens.seal([kind, account.clock.now(), ...content]);

/**
Throws InvalidArgumentException for an invalid token, and ExpiredNextTokenException after 300 seconds. B.
*/
export const openNextToken = (account: Account, kind: string, token: string): unknown[] => {
	const [tokenKind, issuedAt, ...content] = account.tokens.open(token) ?? [];
	if (tokenKind !== kind) {
		throw invalidArgument('Invalid NextToken.');
	}

	if (account.clock.now() - (issuedAt as number) > NEXT_TOKEN_LIFETIME_MILLISECONDS) {
		throw new ServiceError('ExpiredNextTokenException', `The NextToken has expired: it is good for ${NEXT_TOKEN_LIFETIME_MILLISECONDS / 1000} seconds.`);
	}

	return content;
};
