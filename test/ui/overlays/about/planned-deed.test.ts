import {describe, expect, test} from 'vitest';
import type {Snapshot} from '../../../../source/monitor/snapshot.js';
import type {ChangeRequest} from '../../../../source/ui/overlays/about/change-field.js';
import {planDeed, rowAfter, type PlannedDeed} from '../../../../source/ui/overlays/about/planned-deed.js';
import {snapshot, state} from '../../snapshots.js';
import {known, missing, stream} from './fixtures.js';

type Wanted = Extract<ChangeRequest, {type: 'settings'}>['wanted'];

const setting = (wanted: Wanted): ChangeRequest => ({type: 'settings', wanted});

const consumer = (type: 'register' | 'deregister', consumerName: string): ChangeRequest => ({type: 'consumer', change: {type, consumerName}});

const planned = (request: ChangeRequest, on: Snapshot = known()): PlannedDeed => {
	const deed = planDeed(request, on);
	expect(deed).toBeTypeOf('object');
	return deed as PlannedDeed;
};

test('a setting: its action, what it does and costs, and the line of the AWS CLI', () => {
	const deed = planned(setting({retentionHours: 48}));
	expect(deed).toMatchObject({action: 'change-settings', input: {wanted: {retentionHours: 48}}, isLosing: false});
	expect(deed.told.does).toContain('Records are kept 48 hours');
	// Four shards, each $0.02 more.
	expect(deed.told.costs).toContain('It would cost on AWS $0.180 an hour now and $0.260 then');
	expect(deed.command).toMatch(/^aws kinesis increase-stream-retention-period --stream-name clickstream-lab --retention-period-hours 48 /v);
});

test('on AWS it costs, and does not “would cost”', () => {
	const on = known({}, {state: state({stream, endpoint: undefined, isEmbedded: false})});
	expect(planned(setting({retentionHours: 48}), on).told.costs).toContain('It costs $0.180 an hour now');
});

test('a shorter retention loses records; a longer one, and a smaller record, do not', () => {
	const on = known({summary: {value: {...stream, retentionHours: 48, maxRecordSizeInKib: 2048}}});
	expect(planned(setting({retentionHours: 24}), on).isLosing).toBe(true);
	expect(planned(setting({retentionHours: 72}), on).isLosing).toBe(false);
	expect(planned(setting({maxRecordSizeInKib: 1024}), on).isLosing).toBe(false);
});

test('a tag says what it replaces', () => {
	const replaced = setting({tags: new Map([['team', 'app']])});
	expect(planned(replaced).told.does).toBe('The tag “team” is “app” instead of “web”.');
	expect(planned(setting({untag: ['team']})).command).toContain('remove-tags-from-stream --stream-name clickstream-lab --tag-keys team');
});

test('consumers: what one costs, and who is cut off', () => {
	const registration = planned(consumer('register', 'billing'));
	expect(registration).toMatchObject({action: 'register-consumer', input: {consumerName: 'billing'}});
	expect(registration.told.costs).toContain('$0.060 an hour for 4 open shards');
	expect(registration.command).toContain('register-stream-consumer --stream-arn arn:aws:kinesis:us-east-1:000000000000:stream/clickstream-lab --consumer-name billing');
	expect(planned(consumer('deregister', 'audit'))).toMatchObject({action: 'deregister-consumer', input: {consumerName: 'audit'}, told: {warning: expect.stringContaining('is cut off at once') as string}});
});

describe('there is no plan', () => {
	test.each<[what: string, request: ChangeRequest, on: Snapshot, reason: string]>([
		['for what is so already', setting({retentionHours: 24}), known(), 'It is so already.'],
		['beyond the service’s limits', setting({retentionHours: 9000}), known(), 'The retention is 24 to 8,760 hours'],
		['for a consumer that there is', consumer('register', 'audit'), known(), 'There is a consumer “audit” already.'],
		['for one consumer too many', consumer('register', 'x'), known({summary: {value: {...stream, consumerCount: 20}}}), 'the most that the service takes'],
		['before the stream is known', setting({retentionHours: 48}), snapshot({state: state({stream: undefined})}), 'The stream is not known'],
		['where it may not be described', setting({retentionHours: 48}), known({summary: missing('kinesis:DescribeStreamSummary')}, {state: state({stream: {...stream, isDescribed: false}})}), 'The stream is not known'],
	])('%s', (_, request, on, reason) => {
		expect(planDeed(request, on)).toContain(reason);
	});
});

test.each<[request: ChangeRequest, id: string | undefined]>([
	[setting({retentionHours: 48}), undefined],
	[setting({tags: new Map([['new', '1']])}), 'tag new'],
	[setting({untag: ['team']}), 'tags'],
	[consumer('register', 'billing'), 'consumer billing'],
	[consumer('deregister', 'audit'), 'consumers'],
])('after %o the cursor is on %s', (request, id) => {
	expect(rowAfter(planned(request))).toBe(id);
});
