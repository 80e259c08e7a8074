import {expect, onTestFinished, test} from 'vitest';
import type {Connection} from '../../../source/kinesis/client/connection.js';
import type {MonitorState} from '../../../source/monitor/state.js';
import {createSettingsPart, RELOAD_MILLISECONDS, UNSETTLED_RELOAD_MILLISECONDS} from '../../../source/monitor/settings/settings-part.js';
import {advanceUntil} from '../../helpers/collect.js';
import {serviceError} from '../../helpers/fake-kinesis.js';
import {createManualClock} from '../../helpers/manual-clock.js';
import {state} from '../../ui/snapshots.js';

type Answer = () => unknown;

const answers = (): Record<string, Answer> => ({
	DescribeStreamSummaryCommand: () => ({
		StreamDescriptionSummary: {
			StreamName: 's', StreamARN: 'arn:s', StreamStatus: 'ACTIVE', OpenShardCount: 2, RetentionPeriodHours: 24,
		},
	}),
	ListStreamConsumersCommand: () => ({Consumers: []}),
	ListTagsForStreamCommand: () => ({Tags: [{Key: 'team', Value: 'web'}], HasMoreTags: false}),
	DescribeLimitsCommand: () => ({ShardLimit: 500, OpenShardCount: 12}),
});

const start = (changes: Record<string, Answer> = {}) => {
	const clock = createManualClock();
	const told = {...answers(), ...changes};
	let looks = 0;
	const connection = {
		region: 'us-east-1',
		sdk: {
			async send({constructor: {name}}: {readonly constructor: {readonly name: string}}) {
				looks += name === 'DescribeStreamSummaryCommand' ? 1 : 0;
				return told[name]!();
			},
		},
	} as unknown as Connection;
	const part = createSettingsPart({
		connection, streamName: 's', clock, markChanged: () => undefined,
	});
	const stop = new AbortController();
	onTestFinished(() => {
		stop.abort();
	});
	void part.run!(stop.signal);
	return {
		clock,
		part,
		told,
		get looks() {
			return looks;
		},
		follow(now: Partial<MonitorState>, before: Partial<MonitorState>) {
			part.follow!(state(now), state(before), {type: 'absent', at: 0});
		},
	};
};

const denied = (): never => {
	throw serviceError('AccessDeniedException');
};

const started = async (changes: Record<string, Answer> = {}) => {
	const session = start(changes);
	const leave = session.part.control.watch();
	await advanceUntil(session.clock, () => session.part.view(0)?.isLoading === false, 1000);
	return {session, leave};
};

test('Kinesis is asked while somebody looks, at once and from time to time, and never otherwise', async () => {
	const session = start();
	const {clock, part} = session;
	await clock.advance(10 * RELOAD_MILLISECONDS);
	expect([session.looks, part.view(0)]).toEqual([0, undefined]);
	const leave = part.control.watch();
	expect(part.view(0)).toMatchObject({isLoading: true, settings: undefined});
	await advanceUntil(clock, () => part.view(0)!.asOf !== undefined, 1000);
	expect(part.view(0)).toMatchObject({isLoading: false, account: {shardLimit: 500, openShardCount: 12}, problem: undefined});
	expect([...part.view(0)!.settings!.tags.value!]).toEqual([['team', 'web']]);
	await clock.advance(RELOAD_MILLISECONDS - 1000);
	expect(session.looks).toBe(1);
	await clock.advance(2000);
	expect(session.looks).toBe(2);
	leave();
	await clock.advance(10 * RELOAD_MILLISECONDS);
	expect([session.looks, part.view(0)]).toEqual([2, undefined]);
});

test('the shards of the account, which cost the scarcest call, are asked for at most twice a minute', async () => {
	let asked = 0;
	const account = {ShardLimit: 500, OpenShardCount: 12};
	const {session} = await started({
		DescribeLimitsCommand() {
			asked++;
			return asked === 1 ? account : denied();
		},
	});
	session.part.control.reload();
	await advanceUntil(session.clock, () => session.looks === 2, 1000);
	expect(asked).toBe(1);
	await session.clock.advance(RELOAD_MILLISECONDS + 1000);
	expect(asked).toBe(2);
	expect(session.part.view(0)!.account).toEqual({shardLimit: 500, openShardCount: 12});
});

test('r asks at once', async () => {
	const {session} = await started();
	session.part.control.reload();
	await advanceUntil(session.clock, () => session.looks === 2, 1000);
});

test('while a consumer comes or goes it is asked more often', async () => {
	const consumer = {ConsumerName: 'c', ConsumerARN: 'arn:c', ConsumerStatus: 'CREATING'};
	const {session} = await started({ListStreamConsumersCommand: () => ({Consumers: [consumer]})});
	await session.clock.advance(UNSETTLED_RELOAD_MILLISECONDS + 100);
	expect(session.looks).toBe(2);
	session.told.ListStreamConsumersCommand = () => ({Consumers: [{...consumer, ConsumerStatus: 'ACTIVE'}]});
	await session.clock.advance(UNSETTLED_RELOAD_MILLISECONDS + 100);
	expect(session.looks).toBe(3);
	await session.clock.advance(RELOAD_MILLISECONDS / 2);
	expect(session.looks).toBe(3);
});

const running = {
	id: 'x', label: 'x', progress: '', startedAt: 0,
};
const {stream} = state();

test.each<[what: string, now: Partial<MonitorState>, before: Partial<MonitorState>, looks: number]>([
	['an action ends', {stream}, {stream, runningAction: running}, 2],
	['an action begins', {stream, runningAction: running}, {stream}, 1],
	['the stream changes', {stream: {...stream!, retentionHours: 48}}, {stream}, 2],
	['it answers again', {stream}, {stream, connectivity: 'unreachable'}, 2],
	['a line is noted', {stream, activity: []}, {stream}, 1],
])('after a change it is read again: %s', async (_, now, before, looks) => {
	const {session} = await started();
	session.follow(now, before);
	await session.clock.advance(1000);
	expect(session.looks).toBe(looks);
});

test('a change wakes nobody who does not look', async () => {
	const {session, leave} = await started();
	leave();
	session.follow({stream}, {stream, runningAction: running});
	await session.clock.advance(10 * RELOAD_MILLISECONDS);
	expect(session.looks).toBe(1);
});

test('what may not be read is missing, and the rest stands', async () => {
	const {session} = await started({ListTagsForStreamCommand: denied, DescribeLimitsCommand: denied});
	const view = session.part.view(0)!;
	expect(view.settings!.tags.trouble!.right).toBe('kinesis:ListTagsForStream');
	expect(view.settings!.consumers.value).toEqual([]);
	expect([view.account, view.problem]).toEqual([undefined, undefined]);
});

test('a failure is told beside what was known, and gone with the next answer', async () => {
	const {session} = await started();
	const {part, told, clock} = session;
	told.DescribeStreamSummaryCommand = () => {
		throw serviceError('ResourceNotFoundException', 'Stream s under account 000000000000 not found.');
	};

	part.control.reload();
	await advanceUntil(clock, () => part.view(0)!.problem !== undefined, 1000);
	expect(part.view(0)).toMatchObject({problem: expect.stringContaining('There is no stream “s”') as string, isLoading: false, settings: {summary: {value: {name: 's'}}}});
	told.DescribeStreamSummaryCommand = answers().DescribeStreamSummaryCommand!;
	part.control.reload();
	await advanceUntil(clock, () => part.view(0)!.problem === undefined, 1000);
});

test('of another stream with the same name nothing old is shown', async () => {
	const {session} = await started();
	session.part.forget!({type: 'recreated'});
	expect(session.part.view(0)).toMatchObject({settings: undefined, isLoading: true});
	await advanceUntil(session.clock, () => session.looks === 2, 1000);
});
