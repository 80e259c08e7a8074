import {readdirSync, readFileSync} from 'node:fs';
import process from 'node:process';
import {PutRecordsCommand} from '@aws-sdk/client-kinesis';
import {expect, test} from 'vitest';
import {startEmbedded} from '../../../test/helpers/embedded.ts';
import {linesOf} from '../../../test/helpers/run-cli.ts';
import {CLICKMON, runOnWindows, startOnWindows} from '../program.ts';

/**
A Windows program that starts clickmon with a pipe as its stdout, and says how that ended. It reads only the first bytes, as a pager does, or ends after them, or reads all.
*/
const READER = `
const {spawn} = require('node:child_process');
const [then, ...words] = JSON.parse(process.env.CLICKMON_WORDS);
const child = spawn(process.execPath, words, {stdio: ['ignore', 'pipe', 'inherit']});
let read = 0;
child.stdout.on('data', bytes => {
	if (read === 0) {
		console.log('first');
		child.stdout[then]();
	}
	read += bytes.length;
});
process.on('SIGINT', () => {});
child.on('exit', exitCode => {
	setTimeout(() => {
		console.log(JSON.stringify({exitCode, read}));
		process.exit(0);
	}, 500);
});
`;

const startWithReader = (then: 'pause' | 'destroy' | 'resume', words: readonly string[], endpoint: string) => startOnWindows(['--eval', READER], {
	program: [],
	environment: {AWS_ENDPOINT_URL_KINESIS: endpoint, CLICKMON_WORDS: JSON.stringify([then, CLICKMON, ...words])},
});

const ending = ({stdout}: {readonly stdout: string}) => JSON.parse(linesOf(stdout).at(-1)!) as {exitCode: number; read: number};

const commandLineOf = (processId: number): string => {
	try {
		return readFileSync(`/proc/${processId}/cmdline`, 'utf8');
	} catch {
		// It has ended meanwhile.
		return '';
	}
};

/**
Ctrl+C for the process whose command line has that word.
*/
const interruptProcessWith = (word: string) => {
	const found = readdirSync('/proc').map(Number).filter(processId => processId > 0 && commandLineOf(processId).includes(word));
	expect(found).toHaveLength(1);
	process.kill(found[0]!, 'SIGINT');
};

const RECORDS = 500;

/**
A stream with more than a pipe holds.
*/
const startFull = async () => {
	const kinesis = await startEmbedded({hasLimits: false});
	expect(await runOnWindows(['create', '--stream', 's'], {environment: {AWS_ENDPOINT_URL_KINESIS: kinesis.endpoint}})).toMatchObject({exitCode: 0});
	await kinesis.sdk.send(new PutRecordsCommand({StreamName: 's', Records: Array.from({length: RECORDS}, () => ({PartitionKey: 'k', Data: new TextEncoder().encode('x'.repeat(5000))}))}));
	return kinesis;
};

const words = ['tail', '--stream', 's', '--from', 'trim-horizon', '--json'];

test('Ctrl+C ends a command whose pipe nobody reads, within two seconds', async () => {
	await using kinesis = await startFull();
	const marker = `${Date.now()}s`;
	const program = startWithReader('pause', [...words, '--checkpoint', `${marker}.json`], kinesis.endpoint);
	await program.waitFor(/first/v);
	const before = performance.now();
	interruptProcessWith(marker);
	expect(ending(await program.finished)).toMatchObject({exitCode: 130});
	expect(performance.now() - before).toBeLessThan(2500);
});

test('a reader that goes away ends the command quietly, and one that reads on gets everything', async () => {
	await using kinesis = await startFull();
	const first = await startWithReader('destroy', words, kinesis.endpoint).finished;
	expect(first.stderr).toBe('');
	expect(ending(first)).toMatchObject({exitCode: 0});
	const all = await startWithReader('resume', [...words, '--exit', '--checkpoint', 'all.json'], kinesis.endpoint).finished;
	const {exitCode, read} = ending(all);
	expect(exitCode).toBe(0);
	expect(read).toBeGreaterThan(RECORDS * 5000);
});
