import {visible} from '../../words.js';
import type {ValueOf} from '../client/answer-shapes.js';
import type * as answers from '../client/answers.js';
import {AddTagsToStreamCommand, ListTagsForStreamCommand, RemoveTagsFromStreamCommand} from '../client/calls.js';
import type {Connection} from '../client/connection.js';
import {retrying} from '../errors/error-kind.js';
import type {StreamTags} from '../../service/stream-settings.js';
import {allPages} from './pages.js';

/**
All tags of a stream, page by page, in the service's order: by key.
*/
export const listTags = async (connection: Connection, streamName: string, signal?: AbortSignal): Promise<StreamTags> => {
	const tags = new Map<string, string>();
	const pages = allPages<ValueOf<typeof answers.listTagsForStream>, string>(
		async key => retrying(async () => connection.sdk.send(new ListTagsForStreamCommand({StreamName: streamName, ExclusiveStartTagKey: key}), {abortSignal: signal}), {signal}),
		({Tags: page, HasMoreTags: hasMore}) => ({count: page.length, next: hasMore ? page.at(-1)?.Key : undefined}),
	);
	for await (const {Tags: page} of pages) {
		for (const {Key: key, Value: value = ''} of page) {
			tags.set(visible(key), value);
		}
	}

	return tags;
};

/**
Adds tags; a key that there is gets the new value.
*/
export const addTags = async (connection: Connection, streamName: string, tags: StreamTags, signal?: AbortSignal): Promise<void> => {
	await connection.sdk.send(new AddTagsToStreamCommand({StreamName: streamName, Tags: Object.fromEntries(tags)}), {abortSignal: signal});
};

/**
Removes tags; the service ignores a key that there is not.
*/
export const removeTags = async (connection: Connection, streamName: string, keys: readonly string[], signal?: AbortSignal): Promise<void> => {
	await connection.sdk.send(new RemoveTagsFromStreamCommand({StreamName: streamName, TagKeys: [...keys]}), {abortSignal: signal});
};
