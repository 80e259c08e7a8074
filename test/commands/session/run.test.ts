import {CreateStreamCommand, PutRecordCommand} from '@aws-sdk/client-kinesis';
import {expect, test} from 'vitest';
import {startEmbedded} from '../../helpers/embedded.js';
import {hasSignals, runCli, startCli} from '../../helpers/run-cli.js';

type Line = {
	readonly shardId?: string;
	readonly data?: {readonly event_id?: string};
	readonly activity?: {readonly kind: string; readonly text: string};
	readonly totals?: {readonly sent: number; readonly accepted: number; readonly read: number};
	readonly summary?: {readonly totals: {readonly accepted: number}; readonly read: number};
};

const parseLines = (stdout: string): Line[] => stdout.trim().split('\n').map(line => JSON.parse(line) as Line);

test('--local in a pipe is the whole lab in JSON lines: status, records, totals, a summary; exit code 0 at the end of --duration', async () => {
	const {exitCode, stdout} = await runCli(['--local', '--json', '--rate', '20', '--shards', '2', '--duration', '3s']);
	expect(exitCode).toBe(0);
	const lines = parseLines(stdout);
	expect(lines.flatMap(({activity}) => activity?.text ?? []).join('\n')).toMatch(/CREATING → ACTIVE: 2 open shards/v);
	const read = lines.filter(({data}) => data?.event_id !== undefined).length;
	expect(read).toBeGreaterThan(10);
	expect(lines.filter(({totals}) => totals).length).toBeGreaterThanOrEqual(3);
	expect(lines.at(-1)!.summary).toMatchObject({read});
	expect(lines.at(-1)!.summary!.totals.accepted).toBeGreaterThanOrEqual(read);
});

test('for a person, what is no record begins with #', async () => {
	const {exitCode, stdout} = await runCli(['--local', '--rate', '20', '--duration', '3s']);
	expect(exitCode).toBe(0);
	const lines = stdout.trimEnd().split('\n');
	const records = lines.filter(line => !line.startsWith('# '));
	expect(records.length).toBeGreaterThan(5);
	expect(records.every(line => /^\S+Z {2}shardId-0{12} {2}user-[1-5] {2}\{"event_id":"/v.test(line))).toBe(true);
	expect(stdout).toMatch(/\n# \S+Z {2}sent \d+, accepted \d+, read \d+\n/v);
});

test.runIf(hasSignals)('without --local it writes nothing, waits for a stream that is not there yet, and reads it; Ctrl+C is exit code 130', async () => {
	await using embedded = await startEmbedded();
	const cli = startCli(['--json', '--endpoint', embedded.endpoint, '--poll-interval', '200ms']);
	await cli.waitFor(({stdout}) => stdout.includes('no such stream'));
	await embedded.sdk.send(new CreateStreamCommand({StreamName: 'clickstream-lab', ShardCount: 1}));
	await embedded.sdk.send(new PutRecordCommand({StreamName: 'clickstream-lab', PartitionKey: 'k', Data: new TextEncoder().encode('"from outside"')}));
	// The activity says “created from outside” before.
	await cli.waitFor(({stdout}) => stdout.includes('"data":"from outside"'));
	cli.signal('SIGINT');
	const {exitCode, stdout} = await cli.finished;
	expect(exitCode).toBe(130);
	expect(parseLines(stdout).at(-1)!.summary).toMatchObject({read: 1, totals: {sent: 0}});
});

test('an endpoint that is not there ends it at once, in one line', async () => {
	const {exitCode, stdout, stderr} = await runCli(['--json', '--endpoint', 'http://127.0.0.1:9']);
	expect(exitCode).toBe(1);
	expect(stdout).toBe('');
	expect(JSON.parse(stderr)).toMatchObject({error: {code: 'connection-refused', message: expect.stringContaining('http://127.0.0.1:9') as string}});
});

test('a closed pipe ends it quietly', async () => {
	const cli = startCli(['--local', '--rate', '50']);
	await cli.waitFor(({stdout}) => stdout.includes('event_id'));
	cli.closeStdout();
	const {exitCode, stderr} = await cli.finished;
	expect(exitCode).toBe(0);
	expect(stderr).not.toContain('clickmon:');
});
