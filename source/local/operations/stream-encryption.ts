import {defineOperation} from '../define-operation.js';
import {invalidArgument} from '../errors.js';
import {beginTransition} from '../state/settle.js';
import {findActiveStream} from '../state/find-stream.js';
import {streamMembers} from '../validation/members.js';
import {oneOf, string} from '../validation/shapes.js';
import {required} from '../validation/shape.js';

const encryptionInput = {
	...streamMembers,
	EncryptionType: required(oneOf('NONE', 'KMS')),
	KeyId: required(string({minimum: 1, maximum: 2048})),
};

// B: the only valid value is KMS, though the type has NONE too.
const checkEncryptionType = (encryptionType: string) => {
	if (encryptionType !== 'KMS') {
		throw invalidArgument(`EncryptionType must be KMS, not ${encryptionType}.`);
	}
};

/**
Recorded and shown, on the stream and on records written from now on; nothing is encrypted.
*/
export const StartStreamEncryption = defineOperation({
	input: encryptionInput,
	isMutation: true,
	run(account, input) {
		checkEncryptionType(input.EncryptionType);
		const stream = findActiveStream(account, input);
		stream.encryptionKeyId = input.KeyId;
		beginTransition(account, stream, 'UPDATING');
		return {};
	},
});

export const StopStreamEncryption = defineOperation({
	input: encryptionInput,
	isMutation: true,
	run(account, input) {
		checkEncryptionType(input.EncryptionType);
		const stream = findActiveStream(account, input);
		stream.encryptionKeyId = undefined;
		beginTransition(account, stream, 'UPDATING');
		return {};
	},
});
