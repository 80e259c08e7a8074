import {expect, test} from 'vitest';
import {sessionSummaries} from '../../../source/commands/session/session-summaries.js';
import type {SessionSummary} from '../../../source/monitor/session-summary.js';
import {costOf} from '../../monitor/cost/fixtures.js';

const proof = {
	sent: 10, accepted: 10, read: 10, inFlight: 0, duplicates: 0, lost: 0, orderViolations: 0,
};

const cost = (leftPerHour: number, spent: number) => costOf({
	leftPerHour, spent, region: 'eu-central-1', prices: {region: 'eu-central-1', date: '2026-11-01'},
});

const visit = (streamName: string, sent = 0, changes: Partial<SessionSummary> = {}): SessionSummary => ({
	streamName,
	region: 'eu-central-1',
	endpoint: undefined,
	isEmbedded: false,
	durationMilliseconds: 60_000,
	totals: {
		sent, accepted: sent, acceptedBytes: 0, throttled: 0, retried: 0, refused: 0, possibleDuplicates: 0, unanswered: 0,
	},
	read: sent,
	isStreamLeft: false,
	proof: sent > 0 ? proof : undefined,
	leftovers: [],
	hasActed: false,
	...changes,
});

test.each<[string, readonly SessionSummary[], readonly string[]]>([
	['one stream, nothing done: it is said all the same', [visit('a')], ['a: sent 0, accepted 0, read 0 in 1m.']],
	['nothing done anywhere: where it ended', [visit('a'), visit('b')], ['b: sent 0, accepted 0, read 0 in 1m.']],
	['written to the first, looked at the second', [visit('a', 10), visit('b')], [
		'a: sent 10, accepted 10, read 10 in 1m.',
		'Own events: 10 read back, 0 twice, 0 lost, order per key kept.',
	]],
	['created the second, and left it', [visit('a'), visit('b', 0, {hasActed: true, isStreamLeft: true})], [
		'b: sent 0, accepted 0, read 0 in 1m.',
		'The stream b is still there in eu-central-1 and still costs money: clickmon delete --stream b --region eu-central-1',
	]],
	['a consumer left behind', [visit('a', 0, {leftovers: ['The consumer x is still registered.']}), visit('b')], [
		'a: sent 0, accepted 0, read 0 in 1m.',
		'The consumer x is still registered.',
	]],
	['there and back again: its counts are summed', [visit('a', 10), visit('b'), visit('a', 10)], [
		'a: sent 20, accepted 20, read 20 in 2m.',
		'Own events: 20 read back, 0 twice, 0 lost, order per key kept.',
	]],
	['the same name in another region is another stream', [visit('a', 10, {proof: undefined}), visit('a', 10, {proof: undefined, region: 'us-east-1'})], [
		'a: sent 10, accepted 10, read 10 in 1m.',
		'a: sent 10, accepted 10, read 10 in 1m.',
	]],
	['there and back again: what both visits cost is summed, at the price of the last', [visit('a', 10, {proof: undefined, cost: cost(0.015, 0.25)}), visit('b'), visit('a', 0, {isStreamLeft: true, cost: cost(0.03, 0.5)})], [
		'a: sent 10, accepted 10, read 10 in 2m.',
		'Cost $0.750 in this time, and goes on at $0.030 an hour (estimate, eu-central-1 list prices of 2026-11-01).',
		'The stream a is still there in eu-central-1 and still costs about $0.030 an hour: clickmon delete --stream a --region eu-central-1',
	]],
	['the embedded endpoint ends once', [visit('a', 10, {isEmbedded: true, proof: undefined}), visit('b', 10, {isEmbedded: true, proof: undefined})], [
		'a: sent 10, accepted 10, read 10 in 1m.',
		'b: sent 10, accepted 10, read 10 in 1m.',
		'The embedded Kinesis ended with clickmon, and its stream with it.',
	]],
])('%s', (_name, visits, expected) => {
	expect(sessionSummaries(visits)).toEqual(expected);
});
