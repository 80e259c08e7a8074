import {
	afterEach,
	beforeEach,
	expect,
	test,
	vi,
} from 'vitest';
import {runAction} from '../../../source/actions/run-action.js';
import {systemClock} from '../../../source/time/clock.js';
import {createStreamSession, type StreamSession} from '../../../source/commands/session/stream-session.js';
import type {ConnectTo} from '../../../source/commands/with-connection.js';
import {connect} from '../../../source/kinesis/client/connection.js';
import {createStream} from '../../../source/kinesis/streams/stream.js';
import {waitUntilActive} from '../../../source/kinesis/streams/waiting.js';
import {createMonitor} from '../../../source/monitor/monitor.js';
import {seededRandom} from '../../../source/random.js';
import {UserError} from '../../../source/user-error.js';
import {startEmbedded, type Embedded} from '../../helpers/embedded.js';

let kinesis: Embedded;
let session: StreamSession;
let ending: AbortController;
let opened: Array<Parameters<ConnectTo>[0]>;
let whileConnecting: (() => void) | undefined;

const start = (isReadOnly = false) => {
	ending = new AbortController();
	opened = [];
	whileConnecting = undefined;
	session = createStreamSession({
		headless: {
			connection: kinesis.connection, streamName: 'one', clock: systemClock, signal: ending.signal,
		},
		async connectTo(options) {
			opened.push(options);
			whileConnecting?.();
			if (options.region === 'nowhere-1') {
				throw new UserError('bad-region', 'There is no region nowhere-1.');
			}

			return connect({endpoint: kinesis.endpoint, ...options});
		},
		createMonitor: ({connection, streamName}, activity) => createMonitor({
			connection,
			streamName,
			activity,
			clock: systemClock,
			random: seededRandom(1),
			isReadOnly,
			from: {type: 'trim-horizon'},
			pollIntervalMilliseconds: 200,
			readingMode: 'polling',
			consumerName: 'clickmon-test',
			rate: 50,
		}),
	});
};

beforeEach(async () => {
	kinesis = await startEmbedded();
	for (const name of ['one', 'two']) {
		await createStream(kinesis.connection, name, 1);
		await waitUntilActive(kinesis.connection, name, {clock: systemClock});
	}
});

afterEach(async () => {
	ending.abort();
	await session.ended;
	await kinesis.stop();
});

const until = async (assert: (snapshot: ReturnType<StreamSession['store']['getSnapshot']>) => void) => vi.waitFor(() => {
	assert(session.store.getSnapshot());
}, {timeout: 10_000, interval: 20});

const produce = async () => {
	await runAction('toggle-producer', session.current.session);
	await until(({producer}) => {
		expect(producer.totals.accepted).toBeGreaterThan(10);
	});
};

const untilShown = async (streamName: string) => until(({state}) => {
	expect(state).toMatchObject({streamName, connectivity: 'present'});
});

test('goes to another stream and back: each has its own records, the producer does not start by itself', async () => {
	start();
	let draws = 0;
	session.store.subscribe(() => {
		draws++;
	});
	await untilShown('one');
	await produce();
	const {producer} = session.current.monitor;
	expect(await session.switchTo({streamName: 'two'})).toBeUndefined();
	expect(producer.isProducing).toBe(false);
	// Everything sent has its answer.
	expect(session.summaries()[0]).toMatchObject({streamName: 'one', totals: {unanswered: 0}});
	expect(session.summaries()[0]!.totals.accepted).toBe(session.summaries()[0]!.totals.sent);
	await untilShown('two');
	expect(session.store.getSnapshot()).toMatchObject({feed: {records: []}, producer: {isProducing: false, totals: {sent: 0}}});

	const drawn = draws;
	await session.switchTo({streamName: 'one'});
	await until(({feed}) => {
		expect(feed.totalRecords).toBe(session.summaries()[0]!.totals.accepted);
	});
	expect(draws).toBeGreaterThan(drawn);
	expect(session.store.getSnapshot().state.activity.map(({text}) => text)).toEqual(expect.arrayContaining(['producing 50 events a second', 'switched to stream “two”', 'switched to stream “one”']));
	expect(session.summaries().map(({streamName}) => streamName)).toEqual(['one', 'two', 'one']);
	expect(opened).toEqual([]);
});

test('actions go to the stream that is shown, and read-only holds on', async () => {
	start(true);
	await session.switchTo({streamName: 'two'});
	await untilShown('two');
	expect(await runAction('toggle-producer', session.current.session)).toEqual({status: 'refused', reason: 'read-only'});
	expect(session.current.session.streamName).toBe('two');
});

test('an ARN has a connection of its own, and so has the name that follows it', async () => {
	start();
	const arn = 'arn:aws:kinesis:eu-central-1:000000000000:stream/two';
	await session.switchTo({streamName: 'two', arn, region: 'eu-central-1'});
	expect(session.store.getSnapshot().state).toMatchObject({streamName: 'two', region: 'eu-central-1'});
	await session.switchTo({streamName: 'one'});
	expect(opened).toEqual([{region: 'eu-central-1', streamArn: arn}, {region: 'eu-central-1', streamArn: undefined}]);
});

test('where it cannot connect, the session stays where it is, and says why', async () => {
	start();
	await untilShown('one');
	await produce();
	expect(await session.switchTo({streamName: 'two', arn: 'arn', region: 'nowhere-1'})).toBe('There is no region nowhere-1.');
	expect(session.current.monitor.look()).toMatchObject({state: {streamName: 'one'}, producer: {isProducing: true}});
	expect(session.current.monitor.look().state.activity.at(-1)).toMatchObject({kind: 'problem', text: 'There is no region nowhere-1.'});
});

test('while an action runs, or a switch, it says that it is busy', async () => {
	start();
	await untilShown('one');
	expect(session.whyNot()).toBeUndefined();
	session.current.monitor.dispatch({
		type: 'action-started', at: 0, id: 'scale-up', label: 'scale to 2',
	});
	expect(session.whyNot()).toBe('busy: scale to 2');
	session.current.monitor.dispatch({type: 'action-finished', at: 0, text: 'done'});
	const switching = session.switchTo({streamName: 'two'});
	expect(session.whyNot()).toBe('another stream is being opened');
	expect(await session.switchTo({streamName: 'three'})).toBe('Another stream is being opened.');
	await switching;
	expect(session.whyNot()).toBeUndefined();
	expect(session.summaries().map(({streamName}) => streamName)).toEqual(['one', 'two']);
});

test('an action that began while it connected is not cut off', async () => {
	start();
	await untilShown('one');
	whileConnecting = () => {
		session.current.monitor.dispatch({
			type: 'action-started', at: 0, id: 'scale-up', label: 'scale to 2',
		});
	};

	expect(await session.switchTo({streamName: 'two', arn: 'arn:aws:kinesis:eu-central-1:000000000000:stream/two', region: 'eu-central-1'})).toBe('The stream “two” is not opened: busy: scale to 2.');
	expect(session.current.session).toMatchObject({streamName: 'one', signal: {aborted: false}});
});

test('ends in the middle of a switch with everything stopped', async () => {
	start();
	await untilShown('one');
	await produce();
	const switching = session.switchTo({streamName: 'two'});
	ending.abort();
	await session.ended;
	await switching;
	expect(session.summaries().map(({streamName}) => streamName)).toEqual(['one']);
});

const tabs = () => session.look().tabs!.map(({streamName, isShown}) => `${streamName}${isShown ? '*' : ''}`);

test('streams side by side: each goes on with its own producer and records, whichever is shown', async () => {
	start();
	await untilShown('one');
	await produce();
	const [first] = session.visits;
	expect(await session.openBeside({streamName: 'two'})).toBeUndefined();
	await untilShown('two');
	expect(tabs()).toEqual(['one', 'two*']);
	expect(session.store.getSnapshot()).toMatchObject({feed: {totalRecords: 0}, producer: {isProducing: false}});

	const {accepted} = first!.monitor.look().producer.totals;
	await vi.waitFor(() => {
		expect(first!.monitor.look().producer.totals.accepted).toBeGreaterThan(accepted + 10);
	}, {timeout: 10_000});
	expect(session.show(0)).toBe(true);
	expect(session.show(5)).toBe(false);
	expect(tabs()).toEqual(['one*', 'two']);
	expect(session.store.getSnapshot()).toMatchObject({state: {streamName: 'one'}, producer: {isProducing: true}});
	expect(session.store.getSnapshot().feed.totalRecords).toBeGreaterThan(0);
});

test('a stream that has a tab is shown there, whichever way it is asked for', async () => {
	start();
	await session.openBeside({streamName: 'two'});
	await session.switchTo({streamName: 'one'});
	expect(tabs()).toEqual(['one*', 'two']);
	await session.openBeside({streamName: 'two'});
	expect(tabs()).toEqual(['one', 'two*']);
	expect(session.past).toEqual([]);
});

test('a closed tab has its last answers and counts at the end; the last one cannot be closed', async () => {
	start();
	await untilShown('one');
	await session.openBeside({streamName: 'two'});
	await untilShown('two');
	await produce();
	expect(await session.closeShown()).toBeUndefined();
	expect(tabs()).toEqual(['one*']);
	const [closed, open] = session.summaries();
	expect(closed).toMatchObject({streamName: 'two', totals: {unanswered: 0}});
	expect(closed!.totals.accepted).toBeGreaterThan(10);
	expect(open).toMatchObject({streamName: 'one'});
	expect(await session.closeShown()).toBe('Only one stream is open; q quits.');
});

test('a tab with a running action stays', async () => {
	start();
	await session.openBeside({streamName: 'two'});
	session.current.monitor.dispatch({
		type: 'action-started', at: 0, id: 'scale-up', label: 'scale to 2',
	});
	expect(await session.closeShown()).toBe('The stream “two” stays open: busy: scale to 2.');
	expect(tabs()).toEqual(['one', 'two*']);
});

test('nine tabs and no more', async () => {
	start();
	for (let number = 2; number <= 9; number++) {
		expect(await session.openBeside({streamName: `s${number}`})).toBeUndefined();
	}

	expect(await session.openBeside({streamName: 's10'})).toBe('9 streams are open already: close one with Ctrl+W before you open the stream “s10”.');
	expect(session.visits).toHaveLength(9);
});

test('the tabs tell of the streams that are not shown: whether they exist, what they take in, what is wrong', async () => {
	start();
	await untilShown('one');
	await produce();
	session.current.monitor.alerts.add({
		text: 'hot-shard>1%', measure: 'hot-shard', isBelow: false, limit: 0.01,
	});
	await session.openBeside({streamName: 'nowhere'});
	await vi.waitFor(() => {
		expect(session.store.getSnapshot().tabs).toMatchObject([
			{
				streamName: 'one', connectivity: 'present', isProducing: true, alerts: [{threshold: {text: 'hot-shard>1%'}}],
			},
			{streamName: 'nowhere', connectivity: 'absent', alerts: []},
		]);
	}, {timeout: 10_000});
	expect(session.store.getSnapshot().tabs![0]!.recordsPerSecond).toBeGreaterThan(1);
});
