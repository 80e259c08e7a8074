import type {StreamTags} from '../../../service/stream-settings.js';
import {SERVICE_KEY} from '../../../service/kms-key.js';
import type {StreamSummary} from '../../../service/stream.js';
import type {ChangeRequest, FieldId} from './change-field.js';

/**
What a key on a row leads to: a value to type, a change, another view that changes it, or a reason in a sentence why there is none.
*/
export type Offer =
	| string
	| {readonly overlay: 'scale-form'}
	| {readonly field: FieldId; readonly typed: string}
	| {readonly request: ChangeRequest};

type Known = {readonly summary: StreamSummary; readonly tags: StreamTags | undefined};

/**
The kind of a row, and the tag or consumer that it is of.
*/
export const partsOfId = (id: string): readonly [kind: string, name: string] => {
	const place = id.indexOf(' ');
	return place === -1 ? [id, ''] : [id.slice(0, place), id.slice(place + 1)];
};

const settings = (wanted: Extract<ChangeRequest, {type: 'settings'}>['wanted']): Offer => ({request: {type: 'settings', wanted}});

const newTag: Offer = {field: 'tag', typed: ''};
const newConsumer: Offer = {field: 'consumer', typed: ''};

/**
Enter: what the row can be changed to.
*/
export const changeOf = (id: string, {summary, tags}: Known): Offer => {
	const [kind, name] = partsOfId(id);
	switch (kind) {
		case 'retention': {
			return {field: 'retention', typed: String(summary.retentionHours)};
		}

		case 'max-record-size': {
			return {field: 'max-record-size', typed: String(summary.maxRecordSizeInKib)};
		}

		case 'mode': {
			return settings({mode: summary.mode === 'ON_DEMAND' ? 'PROVISIONED' : 'ON_DEMAND'});
		}

		case 'encryption':
		case 'key': {
			return {field: 'encryption', typed: summary.encryptionKeyId ?? SERVICE_KEY};
		}

		case 'monitoring': {
			return settings({hasShardLevelMetrics: (summary.shardLevelMetrics ?? []).length === 0});
		}

		case 'tags': {
			return newTag;
		}

		case 'tag': {
			return {field: 'tag', typed: `${name}=${tags?.get(name) ?? ''}`};
		}

		case 'consumers': {
			return newConsumer;
		}

		case 'consumer': {
			return 'A consumer stays as it is: - deregisters it, + registers another one.';
		}

		case 'shards': {
			return {overlay: 'scale-form'};
		}

		default: {
			return 'This is not changed here.';
		}
	}
};

/**
`+`: one more in the list that the row is of.
*/
export const additionTo = (id: string): Offer => {
	const [kind] = partsOfId(id);
	if (kind === 'tag' || kind === 'tags') {
		return newTag;
	}

	return kind === 'consumer' || kind === 'consumers' ? newConsumer : 'Choose the tags or the consumers first: + adds one there.';
};

/**
`-`: takes away what the row is of.
*/
export const removalOf = (id: string): Offer => {
	const [kind, name] = partsOfId(id);
	if (kind === 'tag') {
		return settings({untag: [name]});
	}

	return kind === 'consumer'
		? {request: {type: 'consumer', change: {type: 'deregister', consumerName: name}}}
		: 'Choose a tag or a consumer first: - takes it away.';
};
