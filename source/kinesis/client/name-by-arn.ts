import type {KinesisClient} from '@aws-sdk/client-kinesis';
import {UserError} from '../../user-error.js';
import type {StreamArn} from '../../service/stream-arn.js';

type Input = Readonly<Record<string, unknown>>;

/**
The input of a call with the stream's ARN in place of its name. Every call that takes the name takes the ARN, except CreateStream. GetRecords takes only the ARN, and needs it. Source: API Reference.
*/
export const inputWithArn = (operation: string, input: Input, {arn, accountId, region, streamName}: StreamArn): Input => {
	if (operation === 'GetRecords') {
		return {...input, StreamARN: arn};
	}

	const {StreamName: name, ...rest} = input;
	if (name !== streamName) {
		return input;
	}

	if (operation === 'CreateStream') {
		throw new UserError('not-by-arn', `A stream is created by its name, in the account of the credentials: run \`clickmon create --stream ${streamName} --region ${region}\` with credentials of account ${accountId}.`);
	}

	return {...rest, StreamARN: arn};
};

/**
From now on calls of this client name the stream by its ARN, which alone reaches a stream of another account.
*/
export const nameStreamByArn = (sdk: KinesisClient, stream: StreamArn): void => {
	sdk.middlewareStack.add((next, {commandName = ''}) => async call => {
		const input = inputWithArn(commandName.replace(/Command$/v, ''), call.input as Input, stream) as typeof call.input;
		return next({...call, input});
	}, {step: 'initialize', name: 'nameStreamByArn'});
};
