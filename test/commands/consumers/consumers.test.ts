import {expect, test} from 'vitest';
import {sequenceTime} from '../../../source/consumers/sequence-time.js';
import {createStream} from '../../../source/kinesis/streams/stream.js';
import {listShards} from '../../../source/kinesis/streams/shards.js';
import {startDynalite} from '../../helpers/dynalite.js';
import {startEmbedded, type Embedded} from '../../helpers/embedded.js';
import {leaseRow, sequenceNumber} from '../../helpers/lease-rows.js';
import {
	hasSignals,
	jsonLinesOf,
	runCli,
	startCli,
} from '../../helpers/run-cli.js';

const createClicks = async ({connection}: Embedded) => {
	await createStream(connection, 'clicks', 2);
	const [first] = await listShards(connection, 'clicks');
	const {shardMadeAt} = sequenceTime(first!.startingSequenceNumber)!;
	return (shard: number, secondsAgo: number) => sequenceNumber(shard, shardMadeAt, Date.now() - (secondsAgo * 1000));
};

const noTimes = (text: string) => text.replaceAll(/\d{4}-\d\d-\d\dT[\d.:]+Z/gv, 'TIME').replaceAll(/~20h \d+s/gv, '~20h');

test('lists who is behind on which shard, worst first, and says what the scan took', async () => {
	await using kinesis = await startEmbedded();
	await using tables = await startDynalite();
	const at = await createClicks(kinesis);
	await tables.create('orders', [
		leaseRow({shard: 0, checkpoint: 'TRIM_HORIZON'}),
		leaseRow({shard: 1, owner: 'worker-1', checkpoint: at(1, 20 * 3600)}),
	]);
	const checkpoint = sequenceNumber(0, 1_500_000_000_000, Date.now());
	await tables.create('mail', [leaseRow({shard: 0, owner: 'x', checkpoint})]);
	const words = ['consumers', '--stream', 'clicks', '--endpoint', kinesis.endpoint, '--kcl', 'orders', '--kcl', 'mail'];
	const environment = {AWS_ENDPOINT_URL_DYNAMODB: tables.endpoint};
	const {exitCode, stdout, stderr} = await runCli(words, {environment});
	expect(exitCode).toBe(0);
	const rows = noTimes(stdout).split('\n');
	expect(rows.map(row => row.split(/ {2,}/v))).toEqual([
		['CONSUMER', 'KIND', 'SHARD', 'OWNER', 'CHECKPOINT', 'LAG', 'TREND', 'STATE'],
		['orders', 'KCL 2', '1', 'worker-1', 'TIME', '~20h', '-', 'will lose data (behind)'],
		['orders', 'KCL 2', '0', '-', 'TRIM_HORIZON', '-', '-', 'unowned'],
		[''],
	]);
	expect(stderr).toContain('orders: 2 leases; the scan took 0.5 read units.\n');
	expect(stderr).toContain('mail: its shards were made before this stream');
	const inJson = await runCli([...words, '--json'], {environment});
	expect(jsonLinesOf(inJson.stdout)).toMatchObject([
		{
			kind: 'kcl', name: 'orders', release: '2', shards: [
				{
					shardId: 'shardId-000000000001', state: 'will-lose-data', cause: 'behind', severity: 'bad', isExact: false,
				},
				{shardId: 'shardId-000000000000', state: 'unowned', lagMilliseconds: null},
			],
		},
		{
			kind: 'kcl', name: 'mail', subject: 'earlier-stream', shards: [],
		},
	]);
});

test('with --local it says how lease tables are seen', async () => {
	const {exitCode, stdout, stderr} = await runCli(['consumers', '--local']);
	expect([exitCode, stdout]).toEqual([0, '']);
	expect(stderr).toContain('set AWS_ENDPOINT_URL_DYNAMODB to see the lease tables that --kcl names');
	expect(stderr).toContain('name it with --kcl TABLE, or look for all of them with --discover');
});

test.runIf(hasSignals)('--watch looks again, and sees a worker that died', async () => {
	await using kinesis = await startEmbedded();
	await using tables = await startDynalite();
	const at = await createClicks(kinesis);
	await tables.create('orders', [leaseRow({shard: 0, owner: 'worker-1', checkpoint: at(0, 1)})]);
	const cli = startCli(['consumers', '--watch', '--json', '--stream', 'clicks', '--endpoint', kinesis.endpoint, '--kcl', 'orders'], {environment: {AWS_ENDPOINT_URL_DYNAMODB: tables.endpoint}});
	await cli.waitFor(({stdout}) => stdout.includes('dead-worker'));
	cli.signal('SIGINT');
	const {exitCode, stdout} = await cli.finished;
	expect(exitCode).toBe(130);
	const states = jsonLinesOf(stdout).map(line => (line as {shards: Array<{state: string}>}).shards[0]!.state);
	expect(states).toEqual(['ok', 'dead-worker']);
}, 30_000);

test.each([
	[['--kcl', 'a b'], '“a b”'],
	[['--kcl', ''], 'the name of a DynamoDB table'],
])('%j is not taken', async (words, reason) => {
	const {exitCode, stderr} = await runCli(['consumers', '--local', ...words]);
	expect(exitCode).toBe(2);
	expect(stderr).toContain(reason);
});
