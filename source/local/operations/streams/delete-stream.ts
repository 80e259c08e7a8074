import {DELETE_STREAM_CALLS_PER_SECOND} from '../../../service/limits.js';
import {defineOperation} from '../../define-operation.js';
import {resourceInUse, streamNotActive} from '../../errors.js';
import {beginTransition} from '../../state/settle.js';
import {findStream} from '../../state/find-stream.js';
import {streamStatus} from '../../state/stream.js';
import {boolean} from '../../validation/shapes.js';
import {streamMembers} from '../../validation/members.js';

/**
B: with consumers registered and EnforceConsumerDeletion not set nothing is deleted.

The text does not say whether a stream that is still CREATING can be deleted. The tests of kinesalite, which ran against the service, delete one. So it can be deleted here too, and it never gets a shard.
*/
export const DeleteStream = defineOperation({
	input: {...streamMembers, EnforceConsumerDeletion: boolean},
	rate: {perSecond: DELETE_STREAM_CALLS_PER_SECOND, per: 'account'},
	isMutation: true,
	run(account, input) {
		const stream = findStream(account, input);
		if (streamStatus(stream) !== 'ACTIVE' && streamStatus(stream) !== 'CREATING') {
			throw streamNotActive(account, stream);
		}

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
