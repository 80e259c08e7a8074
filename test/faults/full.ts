// The fault suite at its full size: `npm run faults`, or `npm run faults -- --records 20000`.
import process from 'node:process';
import {parseArgs} from 'node:util';
import {connect} from '../../source/kinesis/client/connection.js';
import type {ReadOptions} from '../../source/kinesis/reading/read-options.js';
import {faultKinds, type FaultKind} from '../../source/local/faults/faults.js';
import {startLocalKinesis} from '../../source/local/server.js';
import {startKinesisLocal} from '../local/peer/kinesis-local.js';
import {faultRules, runFaults} from './fault-run.js';
import {faultPlans, problemsOf} from './plans.js';

const DEADLINE_MILLISECONDS = 15 * 60_000;
// The other team's endpoint grows slower with each record.
const PEER_SHARE = 0.1;

type Plan = {
	readonly name: string;
	readonly kinds: readonly FaultKind[];
	readonly records: number;
	readonly start: () => Promise<{readonly endpoint: string; stop(): Promise<void>}>;
	readonly options?: Partial<ReadOptions>;
};

const {values: {records: recordsText}} = parseArgs({options: {records: {type: 'string', default: '100000'}}});
const records = Number(recordsText);

const onEmbedded = (kinds: readonly FaultKind[]): Plan['start'] => async () => startLocalKinesis({
	hasLimits: false, transitionMilliseconds: 30, faults: {seed: 7, rules: faultRules(kinds)},
});

const plans: Plan[] = [
	...faultPlans.map(([name, kinds]) => ({
		name, kinds, records, start: onEmbedded(kinds),
	})),
	{
		name: 'all faults, fan-out', kinds: faultKinds, records, start: onEmbedded(faultKinds), options: {fanOut: {consumerName: 'reader'}},
	},
	{
		name: 'no faults, kinesis-local', kinds: [], records: Math.ceil(records * PEER_SHARE), start: startKinesisLocal,
	},
];

const prove = async (plan: Plan): Promise<readonly string[]> => {
	const startedAt = performance.now();
	const kinesis = await plan.start();
	const connection = await connect({endpoint: kinesis.endpoint, region: 'us-east-1'});
	try {
		const run = await runFaults(connection, plan.records, AbortSignal.timeout(DEADLINE_MILLISECONDS), plan.options);
		const {writing, reading} = run;
		const problems = problemsOf(plan.kinds, plan.records, run);
		console.log([
			plan.name.padEnd(26),
			`accepted ${writing.acceptedRecords}, read ${reading.records}, doubled ${reading.copies} of ${writing.sum('possibleDuplicates')} reported, disordered ${reading.disordered},`,
			`tried again ${writing.sum('retried')} puts and ${reading.backedOff} reads, ${((performance.now() - startedAt) / 1000).toFixed(0)} s:`,
			problems.length === 0 ? 'proved' : problems.join('; '),
		].join(' '));
		return problems;
	} finally {
		connection.close();
		await kinesis.stop();
	}
};

for (const plan of plans) {
	const problems = await prove(plan);
	if (problems.length > 0) {
		process.exitCode = 1;
	}
}
