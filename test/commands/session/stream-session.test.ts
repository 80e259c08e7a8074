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
