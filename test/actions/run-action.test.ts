import {
	afterEach,
	beforeEach,
	describe,
	expect,
	test,
	vi,
} from 'vitest';
import type {KinesisClient} from '@aws-sdk/client-kinesis';
import {actions} from '../../source/actions/registry.js';
import {runAction, type ActionSession} from '../../source/actions/run-action.js';
import type {MonitorEvent} from '../../source/monitor/monitor-event.js';
import {reduce} from '../../source/monitor/reducer.js';
import {UserError} from '../../source/user-error.js';
import {createManualClock} from '../helpers/manual-clock.js';
import {freshState} from '../monitor/fixtures.js';
import {snapshotOf} from './fixtures.js';

const twoShards = snapshotOf({stream: {...snapshotOf().state.stream!, openShardCount: 2}});

/**
A monitor that only takes notes.
*/
const newSession = (signal = new AbortController().signal) => {
	const told: string[] = [];
	const events: MonitorEvent[] = [];
	const session: ActionSession = {
		connection: {
			sdk: undefined as unknown as KinesisClient, region: 'us-east-1', endpoint: undefined, isEmbedded: false, close() {/* nothing is open */},
		},
		streamName: 'clickstream-lab',
		clock: createManualClock(),
		signal,
		platform: 'win32',
		monitor: {
			look: () => twoShards,
			dispatch(event: MonitorEvent) {
				events.push(event);
				told.push([event.type, ...'command' in event && event.command !== undefined ? [event.command] : [], ...'message' in event ? [event.message] : []].join(': '));
			},
			publishNow() {
				told.push('published');
			},
			async lookNow() {
				told.push('looked');
			},
		},
	};
	return {session, told, events};
};

const spies = () => ({run: vi.spyOn(actions['scale-down'], 'run'), tearDown: vi.spyOn(actions['tear-down'], 'run')});

let {run, tearDown} = spies();

beforeEach(() => {
	({run, tearDown} = spies());
});

afterEach(() => {
	vi.restoreAllMocks();
});

describe('running an action of a session', () => {
	test('a record that was written by hand is in the state, with the time', async () => {
		const {session} = newSession();
		const dispatch = vi.spyOn(session.monitor, 'dispatch');
		const record = {shardId: 'shardId-000000000000', sequenceNumber: '49', place: 'shard 0'};
		vi.spyOn(actions['put-record'], 'run').mockImplementation(async ({wrote}) => {
			wrote?.(record);
			return 'put';
		});
		await runAction('put-record', session, {partitionKey: 'a', data: 'b'});
		const [event] = dispatch.mock.calls[0]!;
		expect(event).toEqual({type: 'written', at: session.clock.now(), ...record});
		expect(reduce(freshState(), event).written).toEqual({at: session.clock.now(), ...record});
	});

	test('reports start, progress and end, each at once on the screen; the stream is looked at before it ends', async () => {
		const {session, told} = newSession();
		run.mockImplementation(async ({progress}) => {
			progress('UPDATING');
			return 'scaled';
		});
		expect(await runAction('scale-down', session)).toEqual({status: 'done', text: 'scaled'});
		expect(told).toEqual([
			'action-started: aws kinesis update-shard-count --stream-name clickstream-lab --scaling-type UNIFORM_SCALING --target-shard-count 1 --region us-east-1',
			'published',
			'action-progressed',
			'published',
			'looked',
			'looked',
			'action-finished',
			'published',
		]);
	});

	test('explains a failure, and never throws', async () => {
		const {session, told} = newSession();
		run.mockRejectedValue(new UserError('in-use', 'wait until it is ACTIVE'));
		expect(await runAction('scale-down', session)).toEqual({status: 'failed', message: 'wait until it is ACTIVE'});
		expect(told).toContain('action-failed: wait until it is ACTIVE');
	});

	test('a short one is told when it is done, with its command and its series, and runs beside others', async () => {
		const {session, events} = newSession();
		vi.spyOn(actions['raise-rate'], 'run').mockResolvedValue('rate: 5 events a second');
		expect(await runAction('raise-rate', session)).toEqual({status: 'done', text: 'rate: 5 events a second'});
		expect(events).toMatchObject([{
			type: 'noted', kind: 'action', text: 'rate: 5 events a second', series: 'rate', command: undefined,
		}]);
		vi.spyOn(actions['restart-reading'], 'run').mockRejectedValue(new UserError('no-reader', 'There is no reader here.'));
		expect(await runAction('restart-reading', session, {from: {type: 'latest'}})).toEqual({status: 'failed', message: 'There is no reader here.'});
		expect(events.at(-1)).toMatchObject({type: 'noted', kind: 'problem', text: 'There is no reader here.'});
	});

	test('what cannot be done now is refused with the reason, and not begun', async () => {
		const {session, told} = newSession();
		expect(await runAction('create-stream', session)).toEqual({status: 'refused', reason: 'there is a stream already'});
		expect(told).toEqual([]);
	});

	test('a key pressed before the first answer waits for it', async () => {
		const {session} = newSession();
		let snapshot = snapshotOf({connectivity: 'connecting', stream: undefined});
		const looking = {
			...session,
			monitor: {
				...session.monitor,
				look: () => snapshot,
				async lookNow() {
					snapshot = twoShards;
				},
			},
		};
		run.mockResolvedValue('scaled');
		expect(await runAction('scale-down', looking)).toEqual({status: 'done', text: 'scaled'});
	});

	test('calls no end of the session a failure of the service', async () => {
		const {session} = newSession(AbortSignal.abort());
		run.mockRejectedValue(new Error('socket hang up'));
		expect(await runAction('scale-down', session)).toEqual({status: 'failed', message: 'stopped before it was done'});
	});

	test.each([
		['nothing', {}, false],
		['another name', {confirmation: 'clickstream'}, false],
		['the name in capitals', {confirmation: 'CLICKSTREAM-LAB'}, false],
		['the name', {confirmation: 'clickstream-lab'}, true],
	])('a dangerous action with %s typed', async (_, input, isRun) => {
		const {session, told} = newSession();
		tearDown.mockResolvedValue('deleted');
		const outcome = await runAction('tear-down', session, input);
		expect(outcome.status).toBe(isRun ? 'done' : 'refused');
		expect(tearDown).toHaveBeenCalledTimes(isRun ? 1 : 0);
		expect(told.length > 0).toBe(isRun);
	});
});
