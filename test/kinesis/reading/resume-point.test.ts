import {expect, test} from 'vitest';
import {createResumePoint} from '../../../source/kinesis/reading/resume-point.js';
import type {ShardPosition} from '../../../source/service/shard-position.js';

const NOW = 1_000_000;
const empty = {lastSequenceNumber: undefined, isCaughtUp: true};

test.each<[ShardPosition]>([
	[{type: 'trim-horizon'}],
	[{type: 'at-timestamp', timestamp: 5}],
	[{type: 'after-sequence-number', sequenceNumber: '7'}],
	[{type: 'at-sequence-number', sequenceNumber: '7'}],
])('from %j with nothing read, reading goes on from there', start => {
	const point = createResumePoint(start, NOW);
	point.advance({...empty, serviceTime: NOW + 60_000});
	expect(point.position).toEqual(start);
});

test('LATEST with nothing read becomes the time at which reading began, a little before for the clock\'s sake', () => {
	expect(createResumePoint({type: 'latest'}, NOW).position).toEqual({type: 'at-timestamp', timestamp: NOW - 1000});
});

test('then the time of the last answer that had nothing more, never from before reading began', () => {
	const point = createResumePoint({type: 'latest'}, NOW);
	point.advance({...empty, serviceTime: NOW + 2000});
	expect(point.position).toEqual({type: 'at-timestamp', timestamp: NOW - 1000});
	point.advance({...empty, serviceTime: NOW + 60_000});
	expect(point.position).toEqual({type: 'at-timestamp', timestamp: NOW + 55_000});
	// An empty answer that is behind proves nothing.
	point.advance({...empty, isCaughtUp: false, serviceTime: NOW + 90_000});
	expect(point.position).toEqual({type: 'at-timestamp', timestamp: NOW + 55_000});
});

test('once a record was handed out, its sequence number alone counts', () => {
	const point = createResumePoint({type: 'latest'}, NOW);
	point.advance({lastSequenceNumber: '42', isCaughtUp: true, serviceTime: NOW});
	point.advance({...empty, serviceTime: NOW + 60_000});
	expect(point.position).toEqual({type: 'after-sequence-number', sequenceNumber: '42'});
});
