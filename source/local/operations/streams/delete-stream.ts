import {DELETE_STREAM_CALLS_PER_SECOND} from '../../../service/limits.js';
import {defineOperation} from '../../define-operation.js';
import {resourceInUse} from '../../errors.js';
import {beginTransition} from '../../state/settle.js';
import {findActiveStream} from '../../state/find-stream.js';
import {boolean} from '../../validation/shapes.js';
import {streamMembers} from '../../validation/members.js';

/**
B: with consumers registered and EnforceConsumerDeletion not set nothing is deleted.
*/
export const DeleteStream = defineOperation({
	input: {...streamMembers, EnforceConsumerDeletion: boolean},
	rate: {perSecond: DELETE_STREAM_CALLS_PER_SECOND, per: 'account'},
	isMutation: true,
	run(account, input) {
		const stream = findActiveStream(account, input);
		if (stream.consumers.size > 0 && !input.EnforceConsumerDeletion) {
			throw resourceInUse(`Stream ${stream.name} under account ${account.accountId} has ${stream.consumers.size} registered consumer(s). Deregister them first, or set EnforceConsumerDeletion.`);
		}

		beginTransition(account, stream, 'DELETING');
		for (const consumer of stream.consumers.values()) {
			consumer.goneAt ??= stream.transition!.until;
		}

		return {};
	},
});
