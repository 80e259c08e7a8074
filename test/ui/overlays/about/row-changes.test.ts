import {describe, expect, test} from 'vitest';
import type {StreamSummary} from '../../../../source/service/stream.js';
import {
	additionTo,
	changeOf,
	partsOfId,
	removalOf,
	type Offer,
} from '../../../../source/ui/overlays/about/row-changes.js';
import {stream} from './fixtures.js';

const known = (changes: Partial<StreamSummary> = {}) => ({summary: {...stream, ...changes}, tags: new Map([['team', 'web'], ['a b', 'c']])});

const encrypted = {encryptionType: 'KMS', encryptionKeyId: 'alias/mine'} as const;

const newTag: Offer = {field: 'tag', typed: ''};
const newConsumer: Offer = {field: 'consumer', typed: ''};

test.each([
	['retention', ['retention', '']],
	['tag team', ['tag', 'team']],
	['tag a b', ['tag', 'a b']],
])('the parts of %s', (id, parts) => {
	expect(partsOfId(id)).toEqual(parts);
});

describe('Enter', () => {
	test.each<[id: string, changes: Partial<StreamSummary>, offer: Offer]>([
		['retention', {}, {field: 'retention', typed: '24h'}],
		['max-record-size', {maxRecordSizeInKib: 2048}, {field: 'max-record-size', typed: '2MB'}],
		['max-record-size', {maxRecordSizeInKib: 1500}, {field: 'max-record-size', typed: '1500KB'}],
		['mode', {}, {request: {type: 'settings', wanted: {mode: 'ON_DEMAND'}}}],
		['mode', {mode: 'ON_DEMAND'}, {request: {type: 'settings', wanted: {mode: 'PROVISIONED'}}}],
		['encryption', {}, {field: 'encryption', typed: 'kms'}],
		['encryption', encrypted, {field: 'encryption', typed: 'kms:alias/mine'}],
		['encryption', {encryptionType: 'KMS', encryptionKeyId: 'alias/aws/kinesis'}, {field: 'encryption', typed: 'kms'}],
		['key', encrypted, {field: 'encryption', typed: 'kms:alias/mine'}],
		['monitoring', {}, {request: {type: 'settings', wanted: {hasShardLevelMetrics: true}}}],
		['monitoring', {shardLevelMetrics: ['IncomingBytes']}, {request: {type: 'settings', wanted: {hasShardLevelMetrics: false}}}],
		['tags', {}, newTag],
		['tag team', {}, {field: 'tag', typed: 'team=web'}],
		['tag a b', {}, {field: 'tag', typed: 'a b=c'}],
		['consumers', {}, newConsumer],
		['consumer audit', {}, 'A consumer stays as it is: - deregisters it, + registers another one.'],
		['shards', {}, {overlay: 'scale-form'}],
		['arn', {}, 'This is not changed here.'],
		['limit account', {}, 'This is not changed here.'],
	])('on %s of %o', (id, changes, offer) => {
		expect(changeOf(id, known(changes))).toEqual(offer);
	});
});

test.each<[id: string, offer: Offer]>([
	['tags', newTag],
	['tag team', newTag],
	['consumers', newConsumer],
	['consumer audit', newConsumer],
	['retention', 'Choose the tags or the consumers first: + adds one there.'],
])('+ on %s', (id, offer) => {
	expect(additionTo(id)).toEqual(offer);
});

test.each<[id: string, offer: Offer]>([
	['tag a b', {request: {type: 'settings', wanted: {untag: ['a b']}}}],
	['consumer audit', {request: {type: 'consumer', change: {type: 'deregister', consumerName: 'audit'}}}],
	['tags', 'Choose a tag or a consumer first: - takes it away.'],
])('- on %s', (id, offer) => {
	expect(removalOf(id)).toEqual(offer);
});
