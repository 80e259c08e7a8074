import type {StreamTags} from '../../../service/stream-settings.js';
import {isServiceKey, SERVICE_KEY} from '../../../service/kms-key.js';
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

const KIB_PER_MIB = 1024;

const sizeText = (kib: number): string => kib % KIB_PER_MIB === 0 ? `${kib / KIB_PER_MIB}MB` : `${kib}KB`;

/**
What there is, as it is typed; without encryption, what would begin it.
*/
const encryptionText = ({encryptionType, encryptionKeyId = SERVICE_KEY}: StreamSummary): string =>
	encryptionType === 'NONE' || isServiceKey(encryptionKeyId) ? 'kms' : `kms:${encryptionKeyId}`;

const newTag: Offer = {field: 'tag', typed: ''};
const newConsumer: Offer = {field: 'consumer', typed: ''};

/**
Enter: what the row can be changed to.
*/
export const changeOf = (id: string, {summary, tags}: Known): Offer => {
	const [kind, name] = partsOfId(id);
	switch (kind) {
		case 'retention': {
			return {field: 'retention', typed: `${summary.retentionHours}h`};
		}

		case 'max-record-size': {
			return {field: 'max-record-size', typed: sizeText(summary.maxRecordSizeInKib)};
		}

		case 'mode': {
			return settings({mode: summary.mode === 'ON_DEMAND' ? 'PROVISIONED' : 'ON_DEMAND'});
		}

		case 'encryption':
		case 'key': {
			return {field: 'encryption', typed: encryptionText(summary)};
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
