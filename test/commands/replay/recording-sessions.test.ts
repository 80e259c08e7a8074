import {readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {gunzipSync} from 'node:zlib';
import {describe, expect, test} from 'vitest';
import {decodeEntry} from '../../../source/recording/decode.js';
import type {RecordingEntry} from '../../../source/recording/entry.js';
import {openRecorded} from '../../../source/recording/open-recorded.js';
import {startEmbedded} from '../../helpers/embedded.js';
import {hasSignals, runCli, startCli} from '../../helpers/run-cli.js';
import {createTemporaryFolder} from '../../helpers/temporary-folder.js';

const entriesOf = (file: string): readonly RecordingEntry[] => {
	const content = readFileSync(file);
	const text = file.endsWith('.gz') ? gunzipSync(content).toString('utf8') : content.toString('utf8');
	return text.trimEnd().split('\n').slice(1).map(line => decodeEntry(line)!);
};

const recordsOf = (entries: readonly RecordingEntry[]): number => {
	let sum = 0;
	for (const entry of entries) {
		sum += entry.e === 'read' && entry.read.type === 'batch' ? entry.read.records.length : 0;
	}

	return sum;
};

describe.each(['session.jsonl', 'session.jsonl.gz'])('%s', name => {
	test.runIf(hasSignals)('Ctrl+C leaves a whole recording of a session', async () => {
		const file = path.join(createTemporaryFolder(), name);
		const cli = startCli(['--local', '--json', '--rate', '50', '--seed', '3', '--record', file]);
		await cli.waitFor(({stdout}) => stdout.split('\n').filter(line => line.includes('partitionKey')).length > 20);
		cli.signal('SIGINT');
		const {exitCode, stdout, stderr} = await cli.finished;
		expect(exitCode).toBe(130);
		expect(stderr).toContain(`Recorded to ${file}: clickmon replay ${file}`);
		if (process.platform !== 'win32') {
			expect((statSync(file).mode & 0o777).toString(8)).toBe('600'); // eslint-disable-line no-bitwise
		}

		const entries = entriesOf(file);
		expect(entries.at(-1)).toMatchObject({e: 'end', reason: 'closed'});
		// All that was printed is in it.
		expect(recordsOf(entries)).toBe(stdout.split('\n').filter(line => line.includes('partitionKey')).length);
		expect(entries.filter(({e}) => e === 'event').length).toBeGreaterThan(2);
		const session = await openRecorded(file);
		expect(session.ending).toBe('closed');
		await session.close();
	});

	test.runIf(hasSignals)('a session that is killed leaves one that can be replayed up to there', async () => {
		const file = path.join(createTemporaryFolder(), name);
		const cli = startCli(['--local', '--json', '--rate', '50', '--record', file]);
		await cli.waitFor(({stdout}) => stdout.split('\n').filter(line => line.includes('"totals"')).length > 4);
		cli.signal('SIGKILL');
		await cli.finished;
		const session = await openRecorded(file);
		expect(session.ending).toBe('cut');
		expect(session.durationMilliseconds).toBeGreaterThan(500);
		await session.close();
	});
});

test('tail --record has the records that it printed, and how the stream was', async () => {
	await using kinesis = await startEmbedded({hasLimits: false});
	const file = path.join(createTemporaryFolder(), 'tail.jsonl.gz');
	const place = ['--endpoint', kinesis.endpoint, '--stream', 's'];
	await runCli(['create', ...place]);
	await runCli(['produce', '--count', '50', '--rate', '1000', ...place]);
	const {exitCode, stdout, stderr} = await runCli(['tail', '--from', 'trim-horizon', '--count', '50', '--json', '--record', file, ...place]);
	expect(exitCode, stderr).toBe(0);
	const entries = entriesOf(file);
	expect(recordsOf(entries)).toBe(stdout.trimEnd().split('\n').length);
	expect(entries.some(entry => entry.e === 'event' && entry.event.type === 'shards')).toBe(true);
	expect(entries.at(-1)).toMatchObject({e: 'end'});
});

test('no credential and no secret of a URL is recorded', async () => {
	await using kinesis = await startEmbedded({hasLimits: false});
	const file = path.join(createTemporaryFolder(), 'session.jsonl');
	const endpoint = kinesis.endpoint.replace('http://', 'http://someone:hunter2@');
	const {stderr} = await runCli(['--endpoint', endpoint, '--json', '--duration', '2s', '--record', file], {environment: {AWS_ACCESS_KEY_ID: 'AKIAHIDDEN', AWS_SECRET_ACCESS_KEY: 'secretsecret', AWS_SESSION_TOKEN: 'tokentoken'}});
	const text = readFileSync(file, 'utf8');
	expect(text, stderr).toContain('"e":"state"');
	expect(text).not.toMatch(/hunter2|AKIAHIDDEN|secretsecret|tokentoken/v);
});

describe('in one line', () => {
	const fileOf = (name: string, content: string): string => {
		const file = path.join(createTemporaryFolder(), name);
		writeFileSync(file, content);
		return file;
	};

	test.each([
		['a file that is there', () => ['--local', '--record', fileOf('there.jsonl', 'mine')], 1, /there\.jsonl cannot be recorded to: there is a file of that name already, and nothing is written over it\.\n$/v],
		['a limit without a recording', () => ['--local', '--record-limit', '10MB'], 2, /--record-limit is the size of a recording/v],
		['no file to replay', () => ['replay'], 2, /clickmon replay FILE/v],
		['a replay where there is no terminal', () => ['replay', 'x'], 2, /A replay is shown on a terminal/v],
		['a cast of what is none', () => ['replay', fileOf('none.jsonl', 'hello\n'), '--cast', 'not-written.cast'], 1, /none\.jsonl is not a recording of clickmon/v],
		['a size without a cast', () => ['replay', 'x', '--size', '100x30'], 2, /--size is the size of an asciicast/v],
		['no size', () => ['replay', 'x', '--cast', 'y', '--size', '10x10'], 2, /columns and rows, from 80x24 up/v],
	] as const)('%s', async (_name, words, code, pattern) => {
		const {exitCode, stderr} = await runCli(words());
		expect(stderr).toMatch(pattern);
		expect(stderr.trimEnd().split('\n')).toHaveLength(1);
		expect(exitCode).toBe(code);
	});
});
