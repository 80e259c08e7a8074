import {MAX_TAGS_PER_STREAM, TAG_CALLS_PER_SECOND} from '../../../service/limits.js';
import {defineOperation} from '../../define-operation.js';
import {findStream, findTaggableStream} from '../../state/find-stream.js';
import {
	streamMembers,
	tagKey,
	tagKeys,
	tags,
} from '../../validation/members.js';
import {integer} from '../../validation/shapes.js';
import {required} from '../../validation/shape.js';
import {addTags, removeTags, sortedTags} from './tag-rules.js';

const rate = {perSecond: TAG_CALLS_PER_SECOND, per: 'account'} as const;

export const AddTagsToStream = defineOperation({
	input: {...streamMembers, Tags: required(tags)},
	rate,
	isMutation: true,
	run(account, input) {
		addTags(account, findTaggableStream(account, input), input.Tags);
		return {};
	},
});

/**
B: a tag that does not exist is ignored.
*/
export const RemoveTagsFromStream = defineOperation({
	input: {...streamMembers, TagKeys: required(tagKeys)},
	rate,
	isMutation: true,
	run(account, input) {
		removeTags(account, findTaggableStream(account, input), input.TagKeys);
		return {};
	},
});

export const ListTagsForStream = defineOperation({
	input: {...streamMembers, ExclusiveStartTagKey: tagKey, Limit: integer({minimum: 1, maximum: MAX_TAGS_PER_STREAM})},
	rate,
	run(account, input) {
		const after = input.ExclusiveStartTagKey;
		const rest = sortedTags(findStream(account, input).tags).filter(({Key: key}) => after === undefined || key > after);
		const page = rest.slice(0, input.Limit ?? MAX_TAGS_PER_STREAM);
		return {Tags: page, HasMoreTags: page.length < rest.length};
	},
});
