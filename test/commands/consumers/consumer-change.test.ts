import {ListStreamConsumersCommand} from '@aws-sdk/client-kinesis';
import {
	afterAll,
	beforeAll,
	expect,
	test,
} from 'vitest';
import {createStream} from '../../../source/kinesis/streams/stream.js';
import {startEmbedded, type Embedded} from '../../helpers/embedded.js';
import {runCli} from '../../helpers/run-cli.js';

const ARN = 'arn:aws:kinesis:us-east-1:000000000000:stream/clicks';

let embedded: Embedded;

beforeAll(async () => {
	// The test's own client does not retry, and would share the calls per second with the program.
	embedded = await startEmbedded({hasLimits: false});
	await createStream(embedded.connection, 'clicks', 2);
});

afterAll(async () => {
	await embedded.stop();
});

const run = async (...words: string[]) => runCli(['consumers', ...words, '--stream', 'clicks', '--endpoint', embedded.endpoint]);

const namesOf = async () => {
	const {Consumers: consumers} = await embedded.sdk.send(new ListStreamConsumersCommand({StreamARN: ARN}));
	return consumers!.map(({ConsumerName: name}) => name);
};

test('register says what it costs, and registers; the list and another client have it', async () => {
	const {exitCode, stdout, stderr} = await run('register', 'reader', '--yes');
	expect(exitCode).toBe(0);
	expect(stdout).toMatch(/^Registered “reader” as a consumer of stream “clicks”: arn:aws:kinesis:\S+\/consumer\/reader:\d+\.\n$/v);
	expect(stderr).toContain('It would cost on AWS $0.030 an hour for 2 open shards, and $0.013 for each GB that it reads, until it is deregistered');
	expect(stderr).toContain(`aws kinesis register-stream-consumer --stream-arn ${ARN} --consumer-name reader`);
	expect(await namesOf()).toEqual(['reader']);
	const list = await run();
	expect(list.stdout).toContain('reader');
});

test('a consumer that is there already is said, and nobody is asked', async () => {
	const {exitCode, stdout, stderr} = await run('register', 'reader');
	expect({exitCode, stderr}).toEqual({exitCode: 0, stderr: ''});
	expect(stdout).toMatch(/^“reader” is a consumer of stream “clicks” already: arn:/v);
	const dry = await run('register', 'reader', '--dry-run');
	expect(dry.stdout).toBe('“reader” is registered already.\n');
});

test('--json says what was done', async () => {
	const {stdout, stderr} = await run('register', 'second', '--yes', '--json');
	expect(stderr).toBe('');
	expect(JSON.parse(stdout)).toMatchObject({
		streamName: 'clicks', consumerName: 'second', change: 'register', warning: null, consumerArn: expect.stringContaining('/consumer/second:') as string,
	});
	const gone = await run('deregister', 'second', '--yes', '--json');
	expect(JSON.parse(gone.stdout)).toMatchObject({
		consumerName: 'second', change: 'deregister', costs: null, warning: expect.stringContaining('cut off at once') as string,
	});
	expect(await namesOf()).toEqual(['reader']);
});

test.each<[string[], number, string]>([
	[['register', 'third'], 2, 'Registering third wants a yes typed, and there is no terminal to ask on: add --yes to register it without asking.'],
	[['deregister', 'reader'], 2, 'Deregistering reader wants a yes typed'],
	[['deregister', 'readr', '--yes'], 1, 'The stream “clicks” has no registered consumer “readr”: it has reader.'],
	[['deregister', 'reader', '--yes', '--read-only'], 2, 'Nothing was changed: --read-only'],
	[['register', 'bad name', '--yes'], 2, 'clickmon consumers register does not take “bad name”'],
	[['register', '--yes'], 2, 'clickmon consumers stands alone, or with register or deregister and a name'],
	[['registr', 'x', '--yes'], 2, 'clickmon consumers stands alone'],
	[['register', 'x', 'y', '--yes'], 2, 'clickmon consumers does not take “y”'],
	[['register', 'x', '--watch'], 2, 'clickmon consumers register takes no --watch'],
	[['--yes'], 2, 'clickmon consumers changes nothing, so it takes no --yes'],
])('%j ends with %d and changes nothing', async (words, code, message) => {
	const {exitCode, stdout, stderr} = await run(...words);
	expect({exitCode, stdout}).toEqual({exitCode: code, stdout: ''});
	expect(stderr).toContain(message);
	expect(await namesOf()).toEqual(['reader']);
});

test('--dry-run deregisters nobody', async () => {
	const {exitCode, stdout} = await run('deregister', 'reader', '--dry-run');
	expect(exitCode).toBe(0);
	expect(stdout).toContain('A program that reads as this consumer is cut off at once.');
	expect(await namesOf()).toEqual(['reader']);
});

test('deregister', async () => {
	const {exitCode, stdout} = await run('deregister', 'reader', '--yes');
	expect({exitCode, stdout}).toEqual({exitCode: 0, stdout: 'Deregistered “reader” from stream “clicks”.\n'});
	expect(await namesOf()).toEqual([]);
});
