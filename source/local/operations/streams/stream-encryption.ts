import {ENCRYPTION_CHANGES_PER_DAY, STREAM_SETTINGS_CALLS_PER_SECOND} from '../../../service/limits.js';
import {defineOperation} from '../../define-operation.js';
import {invalidArgument, limitExceeded} from '../../errors.js';
import {withinDay} from '../../limits/call-rates.js';
import type {Account} from '../../state/account.js';
import {beginTransition} from '../../state/settle.js';
import {findActiveStream} from '../../state/find-stream.js';
import type {Stream} from '../../state/stream.js';
import {streamMembers} from '../../validation/members.js';
import {oneOf, string} from '../../validation/shapes.js';
import {required} from '../../validation/shape.js';

const encryptionInput = {
	...streamMembers,
	EncryptionType: required(oneOf('NONE', 'KMS')),
	KeyId: required(string({minimum: 1, maximum: 2048})),
};

const rate = {perSecond: STREAM_SETTINGS_CALLS_PER_SECOND, per: 'stream'} as const;

// B: the only valid value is KMS, though the type has NONE too.
const checkEncryptionType = (encryptionType: string) => {
	if (encryptionType !== 'KMS') {
		throw invalidArgument(`EncryptionType must be KMS, not ${encryptionType}.`);
	}
};

/**
The times of one kind of change, with this one. B: 25 in a rolling day.
*/
const withChange = (account: Account, stream: Stream, changes: readonly number[]): number[] => {
	const now = account.clock.now();
	const recent = withinDay(changes, now);
	if (recent.length >= ENCRYPTION_CHANGES_PER_DAY) {
		throw limitExceeded(`Stream ${stream.name} under account ${account.accountId} has changed its encryption ${recent.length} times in the last 24 hours; `
			+ `the limit is ${ENCRYPTION_CHANGES_PER_DAY}.`);
	}

	return [...recent, now];
};

/**
Recorded and shown, on the stream and on records written from now on; nothing is encrypted.
*/
export const StartStreamEncryption = defineOperation({
	input: encryptionInput,
	rate,
	isMutation: true,
	run(account, input) {
		checkEncryptionType(input.EncryptionType);
		const stream = findActiveStream(account, input);
		stream.encryptionStarts = withChange(account, stream, stream.encryptionStarts);
		stream.encryptionKeyId = input.KeyId;
		beginTransition(account, stream, 'UPDATING');
		return {};
	},
});

export const StopStreamEncryption = defineOperation({
	input: encryptionInput,
	rate,
	isMutation: true,
	run(account, input) {
		checkEncryptionType(input.EncryptionType);
		const stream = findActiveStream(account, input);
		stream.encryptionStops = withChange(account, stream, stream.encryptionStops);
		stream.encryptionKeyId = undefined;
		beginTransition(account, stream, 'UPDATING');
		return {};
	},
});
