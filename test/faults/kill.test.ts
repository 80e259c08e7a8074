import {Buffer} from 'node:buffer';
import {randomBytes} from 'node:crypto';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {PutRecordsCommand} from '@aws-sdk/client-kinesis';
import {expect, onTestFinished, test} from 'vitest';
import {systemClock} from '../../source/clock.js';
import {FIRST_LIMIT} from '../../source/kinesis/reading/read-budget.js';
import {createStream} from '../../source/kinesis/streams/stream.js';
import {waitUntilActive} from '../../source/kinesis/streams/waiting.js';
import {startEmbedded} from '../helpers/embedded.js';
import {startCli} from '../helpers/run-cli.js';

const RECORDS = 8000;
const RECORDS_PER_CALL = 500;

const numbersIn = (stdout: string): number[] => stdout.split('\n').slice(0, -1).map(line => (JSON.parse(line) as {data: {number: number}}).data.number);

test('kill -9 in mid-run, again and again: with a checkpoint nothing is lost, and at most the last batch comes again', async () => {
	await using kinesis = await startEmbedded({hasLimits: false});
	const directory = await mkdtemp(path.join(tmpdir(), 'clickmon-'));
	onTestFinished(async () => rm(directory, {recursive: true}));
	await createStream(kinesis.connection, 's', 1);
	await waitUntilActive(kinesis.connection, 's', {clock: systemClock});
	// Of a size of which a batch holds some hundred.
	const filling = randomBytes(600).toString('base64');
	for (let first = 0; first < RECORDS; first += RECORDS_PER_CALL) {
		const records = Array.from({length: RECORDS_PER_CALL}, (_, index) => ({PartitionKey: 'k', Data: Buffer.from(JSON.stringify({number: first + index, filling}))}));
		await kinesis.sdk.send(new PutRecordsCommand({StreamName: 's', Records: records}));
	}

	let read = 0;
	for (let run = 0; read < RECORDS; run++) {
		const tail = startCli(['tail', '--json', '--from', 'trim-horizon', '--endpoint', kinesis.endpoint, '--stream', 's', '--checkpoint', path.join(directory, 'checkpoint.json')]);
		const goal = Math.min(1000 + (run * 300), RECORDS - read);
		await tail.waitFor(({stdout}) => stdout.split('\n').length > goal);
		tail.signal('SIGKILL');
		const {stdout} = await tail.finished;
		const numbers = numbersIn(stdout);
		const [first, last] = [numbers[0]!, numbers.at(-1)!];
		expect(numbers).toEqual(Array.from({length: numbers.length}, (_, index) => first + index));
		expect(first).toBeLessThanOrEqual(read);
		expect(first).toBeGreaterThanOrEqual(read - FIRST_LIMIT);
		read = last + 1;
	}
}, 60_000);
