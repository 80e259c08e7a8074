import {expect, test} from 'vitest';
import {changeFields, type ChangeRequest, type FieldId} from '../../../../source/ui/overlays/about/change-field.js';

type Wanted = Extract<ChangeRequest, {type: 'settings'}>['wanted'];

const tag = (key: string, value: string): Wanted => ({tags: new Map([[key, value]])});

test.each<[field: FieldId, text: string, wanted: Wanted]>([
	['retention', '48', {retentionHours: 48}],
	['retention', '48h', {retentionHours: 48}],
	['retention', '7d', {retentionHours: 168}],
	['max-record-size', '2MB', {maxRecordSizeInKib: 2048}],
	['max-record-size', '1.5MB', {maxRecordSizeInKib: 1536}],
	['encryption', 'kms', {encryption: {keyId: 'alias/aws/kinesis'}}],
	['encryption', 'kms:alias/mine', {encryption: {keyId: 'alias/mine'}}],
	['encryption', 'none', {encryption: {keyId: undefined}}],
	['tag', 'team=web', tag('team', 'web')],
	['tag', 'team=', tag('team', '')],
	['tag', 'query=a=b', tag('query', 'a=b')],
	['tag', 'odd=key=b', tag('odd=key', 'b')],
])('%s takes “%s”', (field, text, wanted) => {
	expect(changeFields[field].request(text, ['team', 'odd=key'])).toEqual({type: 'settings', wanted});
});

test('a consumer is registered by its name', () => {
	expect(changeFields.consumer.request('audit', [])).toEqual({type: 'consumer', change: {type: 'register', consumerName: 'audit'}});
});

test.each<[field: FieldId, text: string, complaint: string]>([
	['retention', '', 'The retention needs a value: a time in whole hours, from 24h to 8760h (365d).'],
	['retention', '9000', 'The retention does not take “9000h”'],
	['max-record-size', 'big', 'The largest record does not take “big”: it wants a size in whole KB, from 1MB to 10MB.'],
	['encryption', '', 'The encryption needs a value: none, kms, or kms:'],
	['tag', 'team', 'A tag does not take “team”'],
	['consumer', 'my reader', 'A consumer does not take “my reader”: it wants 1 to 128 letters, digits, “_”, “.” or “-”.'],
	['consumer', '', 'A consumer needs a value'],
])('%s does not take “%s”', (field, text, complaint) => {
	expect(() => changeFields[field].request(text, [])).toThrow(complaint);
});
