import {validation} from '../../errors.js';
import type {Account} from '../../state/account.js';
import type {Stream} from '../../state/stream.js';

/**
B: resharding is for provisioned streams; the service scales on-demand ones.
*/
export const checkProvisioned = (account: Account, stream: Stream): void => {
	if (stream.mode === 'ON_DEMAND') {
		throw validation(`Request is invalid. Stream ${stream.name} under account ${account.accountId} is in On-Demand mode.`);
	}
};
