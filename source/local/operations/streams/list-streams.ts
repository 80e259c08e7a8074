import {LIST_STREAMS_CALLS_PER_SECOND, LIST_STREAMS_DEFAULT_RESULTS} from '../../../service/limits.js';
import {defineOperation} from '../../define-operation.js';
import type {WireObject} from '../../operation.js';
import {openNextToken, sealNextToken} from '../../tokens/next-token.js';
import type {Account} from '../../state/account.js';
import {settledStreams} from '../../state/settle.js';
import {streamStatus, type Stream} from '../../state/stream.js';
import {nextToken, pageSize, streamName} from '../../validation/members.js';

const summary = (stream: Stream): WireObject => ({
	StreamName: stream.name,
	StreamARN: stream.arn,
	StreamStatus: streamStatus(stream),
	StreamModeDetails: {StreamMode: stream.mode},
	StreamCreationTimestamp: new Date(stream.createdAt),
});

const TOKEN_KIND = 'list-streams';

const lastListed = (account: Account, token: string | undefined, exclusiveStart: string | undefined): string => {
	if (token === undefined) {
		return exclusiveStart ?? '';
	}

	const [name] = openNextToken(account, TOKEN_KIND, token) as [string];
	return name;
};

/**
B: at most 100 names in an answer, whatever Limit says.
*/
export const ListStreams = defineOperation({
	input: {Limit: pageSize, ExclusiveStartStreamName: streamName, NextToken: nextToken},
	rate: {perSecond: LIST_STREAMS_CALLS_PER_SECOND, per: 'account'},
	run(account, input) {
		const after = lastListed(account, input.NextToken, input.ExclusiveStartStreamName);
		const rest = settledStreams(account).filter(stream => stream.name > after);
		const page = rest.slice(0, Math.min(input.Limit ?? LIST_STREAMS_DEFAULT_RESULTS, LIST_STREAMS_DEFAULT_RESULTS));
		const hasMore = page.length < rest.length;
		return {
			StreamNames: page.map(stream => stream.name),
			HasMoreStreams: hasMore,
			...(hasMore && {NextToken: sealNextToken(account, TOKEN_KIND, [page.at(-1)!.name])}),
			StreamSummaries: page.map(stream => summary(stream)),
		};
	},
});
