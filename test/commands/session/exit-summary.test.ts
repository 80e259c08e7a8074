import {expect, test} from 'vitest';
import {exitSummary} from '../../../source/commands/session/exit-summary.js';
import type {SessionSummary} from '../../../source/monitor/session-summary.js';
import {costOf} from '../../monitor/cost/fixtures.js';

const summary = (changes: Partial<SessionSummary> = {}): SessionSummary => ({
	streamName: 'clickstream-lab',
	region: 'eu-central-1',
	endpoint: undefined,
	isEmbedded: false,
	durationMilliseconds: 72_400,
	totals: {
		sent: 1234,
		accepted: 1230,
		acceptedBytes: 150_000,
		throttled: 12,
		retried: 12,
		refused: 4,
		possibleDuplicates: 0,
		unanswered: 0,
	},
	read: 1229,
	isStreamLeft: true,
	proof: undefined,
	leftovers: [],
	...changes,
});

const text = (changes?: Partial<SessionSummary>) => exitSummary(summary(changes)).join('\n');

test('it says what was sent, accepted, throttled, failed and read, and how long it took', () => {
	expect(text()).toContain('clickstream-lab: sent 1,234, accepted 1,230, throttled 12, failed 4, read 1,229 in 1m 12s.');
});

test.each([
	['a stream left on AWS costs money', {}, 'still costs money: clickmon delete --stream clickstream-lab --region eu-central-1'],
	['one left at another endpoint is named', {endpoint: 'http://127.0.0.1:4567'}, 'clickmon delete --stream clickstream-lab --endpoint http://127.0.0.1:4567'],
	['an embedded one is gone', {isEmbedded: true, endpoint: 'http://127.0.0.1:4567'}, 'ended with clickmon'],
	['what could not be undone is said', {leftovers: ['The consumer x is still registered.']}, 'The consumer x is still registered.'],
])('%s', (_, changes, part) => {
	expect(text(changes)).toContain(part);
});

const cost = costOf({region: 'eu-central-1'});

test.each([
	['what it cost, and goes on to cost', {cost}, 'Cost $0.013 in this time, and goes on at $0.030 an hour (estimate, us-east-1 list prices of 2024-07-01, which differ from those of eu-central-1).'],
	['a stream that is left is named with its price', {cost}, 'still costs about $0.030 an hour: clickmon delete --stream clickstream-lab --region eu-central-1'],
	['once this session has gone, its own consumer and what it wrote cost no more', {cost: {...cost, perHour: 0.5}}, 'still costs about $0.030 an hour'],
	['a stream that is gone costs no more', {cost: {...cost, perHour: 0, leftPerHour: 0}, isStreamLeft: false}, 'Cost $0.013 in this time (estimate'],
	['an endpoint of AWS charges too', {cost, endpoint: 'https://kinesis-fips.us-east-1.amazonaws.com'}, 'is still there at https://kinesis-fips.us-east-1.amazonaws.com and still costs about $0.030 an hour: clickmon delete --stream clickstream-lab --endpoint https://kinesis-fips.us-east-1.amazonaws.com'],
	['an emulator charges nobody', {cost: {...cost, isOnAws: false}, endpoint: 'http://127.0.0.1:4567'}, 'On AWS this would have cost $0.013 in this time, and gone on at $0.030 an hour ('],
	['what comes from a sample says so', {cost: {...cost, isFromSample: true}}, '(what was written worked out from a sample; estimate'],
	['what is kept long is not in it', {cost: {...cost, hasStorageCharge: true}}, 'an hour, with the GB of its long retention on top ('],
])('%s', (_, changes, part) => {
	expect(text(changes)).toContain(part);
});

test('where there never was a stream, nothing is said of a cost', () => {
	expect(text({cost: {...cost, perHour: 0, spent: 0}, isStreamLeft: false})).not.toContain('ost $');
});

test('a stream that was torn down is not mentioned again', () => {
	expect(text({isStreamLeft: false})).not.toContain('still there');
});

test('the proof is said when there was something to prove', () => {
	const proof = {
		sent: 1234,
		accepted: 1230,
		read: 1229,
		inFlight: 1,
		duplicates: 0,
		lost: 0,
		orderViolations: 0,
	};
	expect(text({proof})).toContain('1,229 read back, 1 not read yet, 0 twice, 0 lost, order per key kept');
	expect(text({proof: {...proof, inFlight: 0}})).toContain('1,229 read back, 0 twice, 0 lost, order per key kept');
});
