import {expect, test} from 'vitest';
import {changeFields, type ChangeRequest, type FieldId} from '../../../../source/ui/overlays/about/change-field.js';

type Wanted = Extract<ChangeRequest, {type: 'settings'}>['wanted'];

const tag = (key: string, value: string): Wanted => ({tags: new Map([[key, value]])});

test.each<[field: FieldId, text: string, wanted: Wanted]>([
	['retention', '48', {retentionHours: 48}],
	['retention', '48h', {retentionHours: 48}],
	['retention', '7d', {retentionHours: 168}],
	// Too few for the service: the plan says so.
	['retention', '1', {retentionHours: 1}],
	['max-record-size', '2048', {maxRecordSizeInKib: 2048}],
	['max-record-size', '2MB', {maxRecordSizeInKib: 2048}],
	['max-record-size', '1.5MB', {maxRecordSizeInKib: 1536}],
	['encryption', 'alias/mine', {encryption: {keyId: 'alias/mine'}}],
	['encryption', '', {encryption: {keyId: undefined}}],
	['tag', 'team=web', tag('team', 'web')],
	['tag', 'team = web ', tag('team', 'web')],
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
	['retention', '', 'The retention needs a value: whole hours or days, such as 48, 48h or 7d.'],
	['retention', '90m', 'The retention does not take “90m”: it wants whole hours or days, such as 48, 48h or 7d.'],
	['retention', '1.5', 'The retention does not take “1.5”'],
	['max-record-size', 'big', 'The largest record does not take “big”: it wants whole KiB, or a size such as 2MB.'],
	['max-record-size', '100B', 'The largest record does not take “100B”'],
	['tag', 'team', 'A tag does not take “team”: it wants its key and its value, such as team=web.'],
	['tag', '=web', 'A tag does not take “=web”'],
	['consumer', 'my reader', 'A consumer does not take “my reader”: it wants 1 to 128 letters, digits, “_”, “.” or “-”.'],
	['consumer', '', 'A consumer needs a value'],
])('%s does not take “%s”', (field, text, complaint) => {
	expect(() => changeFields[field].request(text, [])).toThrow(complaint);
});
