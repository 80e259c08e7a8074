import {LIST_CONSUMERS_CALLS_PER_SECOND, LIST_CONSUMERS_DEFAULT_RESULTS} from '../../../service/limits.js';
import {ascending} from '../../ascending.js';
import {defineOperation} from '../../define-operation.js';
import {invalidArgument} from '../../errors.js';
import {openNextToken, sealNextToken} from '../../tokens/next-token.js';
import {checkCreationTime, findStream} from '../../state/find-stream.js';
import {nextToken, pageSize, streamArn} from '../../validation/members.js';
import {timestamp} from '../../validation/shapes.js';
import {required} from '../../validation/shape.js';
import {consumerOutput} from './consumer-output.js';

const TOKEN_KIND = 'list-consumers';

/**
B: at most 100 consumers in an answer, whatever MaxResults says.
*/
export const ListStreamConsumers = defineOperation({
	input: {
		StreamARN: required(streamArn),
		NextToken: nextToken,
		MaxResults: pageSize,
		StreamCreationTimestamp: timestamp,
	},
	rate: {perSecond: LIST_CONSUMERS_CALLS_PER_SECOND, per: 'stream'},
	run(account, input) {
		if (input.NextToken !== undefined && input.StreamCreationTimestamp) {
			throw invalidArgument('NextToken and StreamCreationTimestamp cannot be provided together.');
		}

		const stream = findStream(account, input);
		checkCreationTime(account, stream, input.StreamCreationTimestamp);
		const [createdAt, after] = input.NextToken === undefined ? [stream.createdAt, ''] : openNextToken(account, TOKEN_KIND, input.NextToken) as [number, string];
		if (createdAt !== stream.createdAt) {
			throw invalidArgument('The NextToken belongs to another stream.');
		}

		const rest = stream.consumers.values().filter(consumer => consumer.name > after).toArray().toSorted((a, b) => ascending(a.name, b.name));
		const page = rest.slice(0, Math.min(input.MaxResults ?? LIST_CONSUMERS_DEFAULT_RESULTS, LIST_CONSUMERS_DEFAULT_RESULTS));
		return {
			Consumers: page.map(consumer => consumerOutput(consumer, account.clock.now())),
			...(page.length < rest.length && {NextToken: sealNextToken(account, TOKEN_KIND, [createdAt, page.at(-1)!.name])}),
		};
	},
});
