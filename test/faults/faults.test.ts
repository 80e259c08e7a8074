import {
	describe,
	expect,
	onTestFinished,
	test,
} from 'vitest';
import {connect} from '../../source/kinesis/client/connection.js';
import type {ReadOptions} from '../../source/kinesis/reading/read-options.js';
import {faultKinds, type FaultKind} from '../../source/local/faults/faults.js';
import {startEmbedded} from '../helpers/embedded.js';
import {startKinesisLocal} from '../local/peer/kinesis-local.js';
import {
	byHand,
	faultRules,
	runFaults,
	type Reshard,
} from './fault-run.js';
import {faultPlans, problemsOf} from './plans.js';

const RECORDS = 2000;
// It keeps all records in one list, which each call walks through.
const PEER_RECORDS = 300;
const DEADLINE_MILLISECONDS = 60_000;

type Proof = {
	readonly endpoint: string;
	readonly kinds: readonly FaultKind[];
	readonly records: number;
	readonly options?: Partial<ReadOptions>;
	readonly reshards?: readonly Reshard[];
};

const prove = async ({endpoint, kinds, records, options, reshards}: Proof): Promise<void> => {
	const connection = await connect({endpoint, region: 'us-east-1'});
	try {
		const run = await runFaults(connection, records, AbortSignal.timeout(DEADLINE_MILLISECONDS), options, reshards);
		expect(problemsOf(kinds, records, run)).toEqual([]);
	} finally {
		connection.close();
	}
};

const proveOnEmbedded = async (kinds: readonly FaultKind[], options?: Partial<ReadOptions>, reshards?: readonly Reshard[]): Promise<void> => {
	await using kinesis = await startEmbedded({hasLimits: false, transitionMilliseconds: 30, faults: {seed: 7, rules: faultRules(kinds)}});
	await prove({
		endpoint: kinesis.endpoint, kinds, records: RECORDS, options, reshards,
	});
};

describe('four writers, six reshards, a reader: what was accepted is read, in order per key, and doubled only where an answer was lost', () => {
	// Much of the time is waiting, which they can do together.
	test.concurrent.each(faultPlans)('%s in 5 of 100 calls', async (_name, kinds) => {
		await proveOnEmbedded(kinds);
	}, DEADLINE_MILLISECONDS);

	test('all faults, by enhanced fan-out', async () => {
		await proveOnEmbedded(faultKinds, {fanOut: {consumerName: 'reader'}});
	}, DEADLINE_MILLISECONDS);

	test('all faults, while single shards are split and merged by hand', async () => {
		await proveOnEmbedded(faultKinds, undefined, byHand);
	}, DEADLINE_MILLISECONDS);

	test('no faults, on another team\'s Kinesis', async () => {
		const peer = await startKinesisLocal();
		onTestFinished(peer.stop);
		await prove({endpoint: peer.endpoint, kinds: [], records: PEER_RECORDS});
	}, DEADLINE_MILLISECONDS);
});
