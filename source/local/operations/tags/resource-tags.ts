import {TAG_CALLS_PER_SECOND} from '../../../service/limits.js';
import {defineOperation} from '../../define-operation.js';
import {findResource, findTaggableResource} from '../../state/find-consumer.js';
import {resourceArn, tagKeys, tags} from '../../validation/members.js';
import {required} from '../../validation/shape.js';
import {addTags, removeTags, sortedTags} from './tag-rules.js';

// The same as the stream forms, for streams and consumers by their ARN.

const rate = {perSecond: TAG_CALLS_PER_SECOND, per: 'account'} as const;

export const TagResource = defineOperation({
	input: {ResourceARN: required(resourceArn), Tags: required(tags)},
	rate,
	isMutation: true,
	run(account, input) {
		addTags(account, findTaggableResource(account, input.ResourceARN), input.Tags);
		return {};
	},
});

export const UntagResource = defineOperation({
	input: {ResourceARN: required(resourceArn), TagKeys: required(tagKeys)},
	rate,
	isMutation: true,
	run(account, input) {
		removeTags(account, findTaggableResource(account, input.ResourceARN), input.TagKeys);
		return {};
	},
});

export const ListTagsForResource = defineOperation({
	input: {ResourceARN: required(resourceArn)},
	rate,
	run: (account, input) => ({Tags: sortedTags(findResource(account, input.ResourceARN).tags)}),
});
