import {Buffer} from 'node:buffer';
import {PutRecordCommand} from '@aws-sdk/client-kinesis';
import {
	beforeEach,
	describe,
	expect,
	test,
} from 'vitest';
import {startStreamForEachTest} from '../../helpers/embedded-stream.js';
import {
	hasSignals,
	jsonLinesOf,
	runCli,
	startCli,
} from '../../helpers/run-cli.js';

const StreamName = 'watched';
const embedded = startStreamForEachTest(StreamName);

beforeEach(async () => {
	await embedded.sdk.send(new PutRecordCommand({StreamName, PartitionKey: 'key', Data: Buffer.from('{"alert": "no alert"}')}));
});

const words = (...more: string[]) => ['--stream', StreamName, '--endpoint', embedded.endpoint, '--from', 'trim-horizon', '--alert', 'silence:1s', ...more];

type Line = Readonly<Record<string, unknown>>;

const linesOf = (stdout: string): Line[] => jsonLinesOf(stdout) as Line[];

const someTime = expect.stringMatching(/^\d{4}-.*Z$/v) as string;

const raised = {
	alert: 'silence>1s', state: 'raised', at: someTime, since: someTime, measure: 'silence', value: expect.any(Number) as number, threshold: 1000, unit: 'ms',
};

describe('tail --alert', () => {
	test('--json has the alert among the records, and a member tells them apart', async () => {
		const cli = startCli(['tail', ...words('--json')]);
		await cli.waitFor(({stdout}) => linesOf(stdout).length === 2);
		const [record, alert] = linesOf(cli.stdout);
		expect(record).toMatchObject({partitionKey: 'key'});
		expect(Object.keys(record!)).not.toContain('alert');
		expect(alert).toEqual(raised);
		cli.signal('SIGTERM');
		await cli.finished;
	});

	test('for a person it stands on stderr, apart from the records', async () => {
		const cli = startCli(['tail', ...words()]);
		await cli.waitFor(({stderr}) => stderr.includes('alert silence>1s: no record for'));
		expect(cli.stdout).toContain('no alert');
		expect(cli.stdout).not.toContain('silence');
		cli.signal('SIGTERM');
		await cli.finished;
	});

	test('--alerts-only prints no records, so that what it prints can drive a page', async () => {
		const cli = startCli(['tail', ...words('--alerts-only', '--json')]);
		await cli.waitFor(({stdout}) => stdout !== '');
		expect(linesOf(cli.stdout)).toEqual([raised]);
		cli.signal('SIGTERM');
		const {stderr} = await cli.finished;
		if (hasSignals) {
			expect(JSON.parse(stderr)).toEqual({summary: {read: 1}});
		}
	});

	test('--exit-on-alert fails with the alert for its reason', async () => {
		const {exitCode, stdout, stderr} = await runCli(['tail', ...words('--exit-on-alert', '--alerts-only')]);
		expect({exitCode, stderr}).toEqual({exitCode: 1, stderr: expect.stringMatching(/^clickmon: Alert silence>1s: no record for \ds\.\n$/v) as string});
		expect(stdout).toMatch(/^\S+Z {2}alert silence>1s: no record for \ds\n$/v);
	});

	test('and with --json the failure is a line of JSON', async () => {
		const {exitCode, stderr} = await runCli(['tail', ...words('--exit-on-alert', '--json')]);
		expect(exitCode).toBe(1);
		expect(JSON.parse(stderr)).toMatchObject({error: {code: 'alert'}});
	});

	test('the end of --duration without an alert is no failure', async () => {
		const {exitCode, stdout} = await runCli(['tail', ...words('--exit-on-alert', '--alerts-only', '--duration', '1s')]);
		expect({exitCode, stdout}).toEqual({exitCode: 0, stdout: ''});
	});
});

describe('a session without a screen', () => {
	test('has the alert in its activity, with --json as tail says it too', async () => {
		const cli = startCli(words('--json'));
		await cli.waitFor(({stdout}) => linesOf(stdout).some(line => 'alert' in line) && stdout.includes('"activity":{'));
		const lines = linesOf(cli.stdout);
		expect(lines.find(line => 'alert' in line)).toEqual(raised);
		await cli.waitFor(({stdout}) => /"kind":"problem","text":"alert silence>1s: no record for \ds"/v.test(stdout));
		cli.signal('SIGTERM');
		await cli.finished;
	});
});
