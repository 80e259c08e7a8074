import {defineOperation} from '../../define-operation.js';
import {beginTransition} from '../../state/settle.js';
import {findActiveStream} from '../../state/find-stream.js';
import {maxRecordSizeInKib, streamArn} from '../../validation/members.js';
import {required} from '../../validation/shape.js';

export const UpdateMaxRecordSize = defineOperation({
	input: {StreamARN: required(streamArn), MaxRecordSizeInKiB: required(maxRecordSizeInKib)},
	isMutation: true,
	run(account, input) {
		const stream = findActiveStream(account, input);
		stream.maxRecordSizeInKib = input.MaxRecordSizeInKiB;
		beginTransition(account, stream, 'UPDATING');
		return {};
	},
});
