import {
	afterAll,
	beforeAll,
	describe,
	expect,
	test,
} from 'vitest';
import {createClient, startEmbedded} from '../helpers/embedded.js';
import {consumerChecks} from './peer/consumer-checks.js';
import {differences} from './peer/differences.js';
import {startKinesisLocal} from './peer/kinesis-local.js';
import {createLab} from './peer/lab.js';
import {readChecks} from './peer/read-checks.js';
import {shardChecks} from './peer/shard-checks.js';
import {streamChecks} from './peer/stream-checks.js';
import {wireChecks} from './peer/wire-checks.js';
import {writeChecks} from './peer/write-checks.js';

// The same rules on the embedded Kinesis and on one that another team wrote, so that ours is not tuned to our own tests.
const checks = [...streamChecks, ...shardChecks, ...writeChecks, ...readChecks, ...consumerChecks, ...wireChecks]
	.map((check, index) => ({...check, name: `stream-${index}-a`}));

let peer: Awaited<ReturnType<typeof startKinesisLocal>>;

beforeAll(async () => {
	peer = await startKinesisLocal();
});

afterAll(async () => {
	await peer.stop();
});

describe('the embedded Kinesis does as the service does', () => {
	test.each(checks)('$rule ($source)', async ({observe, name, expected}) => {
		// Its call rates hold, so each check has one of its own.
		await using ours = await startEmbedded({transitionMilliseconds: 20});
		expect(await observe(createLab(ours.sdk, ours.endpoint, name))).toEqual(expected);
	});
});

describe('kinesis-local does the same, but for the differences that are written down', () => {
	test.each(checks)('$rule', async ({rule, observe, name, expected}) => {
		const difference = differences.find(({rule: differing}) => differing === rule);
		const sdk = createClient(peer.endpoint);
		try {
			expect(await observe(createLab(sdk, peer.endpoint, name))).toEqual(difference ? difference.theirs : expected);
		} finally {
			sdk.destroy();
		}
	});

	test('every difference is of a rule that is checked, and says what ours does', () => {
		for (const {rule, ours: done, theirs} of differences) {
			expect(checks.find(check => check.rule === rule)).toMatchObject({expected: done});
			expect(theirs).not.toEqual(done);
		}
	});
});
