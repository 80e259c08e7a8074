import {
	afterEach,
	beforeEach,
	expect,
	test,
	vi,
} from 'vitest';
import {runAction, type ActionSession} from '../../../source/actions/run-action.js';
import {createLabPart} from '../../../source/monitor/lab/lab-part.js';
import type {Monitor} from '../../../source/monitor/monitor.js';
import {systemClock} from '../../../source/time/clock.js';
import {startEmbedded, type Embedded} from '../../helpers/embedded.js';
import {startSession} from '../live-session.js';

const streamName = 'clicks';

let kinesis: Embedded;
let monitor: Monitor;
let session: ActionSession;
let end: () => Promise<void>;

beforeEach(async () => {
	kinesis = await startEmbedded();
	({monitor, session, end} = startSession(kinesis, {
		// As if it were AWS.
		connection: {...kinesis.connection, isEmbedded: false, endpoint: undefined},
		streamName,
		lab: createLabPart({
			clock: systemClock, streamName, streamSource: '--stream', regionSource: 'default', from: {type: 'latest'}, spell: ({type}) => type, readLeft: async () => 'us-east-1 lists nothing of the lab.',
		}),
	}));
});

afterEach(async () => {
	await end();
	await kinesis.stop();
});

const cost = () => monitor.look().cost!;

/**
The lab's last step, as the guide shows it.
*/
const cleanUp = () => monitor.look().lab!.steps.at(-1)!;

const until = async (assert: () => void) => vi.waitFor(async () => {
	await monitor.lookNow();
	assert();
}, {timeout: 10_000, interval: 50});

test('a session knows which stream is its own, and what it costs over a reshard, a consumer and the tear-down', async () => {
	expect(cost()).toMatchObject({
		perHour: 0, spent: 0, isOwn: false, isOnAws: true,
	});
	await runAction('create-stream', session);
	expect(cost()).toMatchObject({perHour: 0.015, leftPerHour: 0.015, isOwn: true});
	await runAction('scale-to', session, {shardCount: 2});
	expect(cost().perHour).toBeCloseTo(0.03, 10);

	await runAction('toggle-fan-out', session);
	await until(() => {
		expect(cost().charges.consumers).toBeCloseTo(0.03, 10);
	});
	// The session's own consumer goes with it.
	expect(cost()).toMatchObject({leftPerHour: 0.03});

	monitor.producer.start();
	await until(() => {
		expect(cost().charges.writing).toBeGreaterThan(0);
		expect(cost().charges.fanOut).toBeGreaterThan(0);
	});
	const {spent} = cost();
	expect(spent).toBeGreaterThan(0);
	expect(monitor.summary()).toMatchObject({isStreamLeft: true, cost: {isOwn: true}});

	await runAction('tear-down', session, {confirmation: streamName});
	expect(cost()).toMatchObject({perHour: 0, leftPerHour: 0, isOwn: false});
	expect(cost().spent).toBeGreaterThanOrEqual(spent);
});

test('the lab’s last step says what the stream costs, and when it is gone, what the region still lists', async () => {
	monitor.lab!.open();
	await runAction('create-stream', session);
	await until(() => {
		expect(cleanUp()).toMatchObject({state: 'open', left: undefined, cost: expect.stringContaining('costs $0.015 an hour') as string});
	});

	await runAction('tear-down', session, {confirmation: streamName});
	await until(() => {
		expect(cleanUp()).toMatchObject({state: 'done', left: 'us-east-1 lists nothing of the lab.'});
	});
	expect(cleanUp().checks[0]!.evidence!.text).toMatch(/Nothing is left that costs money\. It has cost <\$0\.001 since this session began \(estimate, us-east-1 list prices of 2024-07-01\)$/v);
	const report = monitor.lab!.report();
	expect(report).toContain('- Left: us-east-1 lists nothing of the lab.');
	expect(report).toContain('- Cost: costs nothing now, and has cost');

	// Another stream of the name takes it back.
	await runAction('create-stream', session);
	await until(() => {
		expect(cleanUp().left).toBeUndefined();
	});
});
