import {Buffer} from 'node:buffer';
import {randomBytes} from 'node:crypto';
import path from 'node:path';
import {PutRecordsCommand} from '@aws-sdk/client-kinesis';
import {expect, test} from 'vitest';
import {systemClock} from '../../source/time/clock.js';
import {loadCheckpoint} from '../../source/kinesis/reading/checkpoint/checkpoint-file.js';
import {FIRST_LIMIT} from '../../source/kinesis/reading/polling/read-budget.js';
import {createStream} from '../../source/kinesis/streams/stream.js';
import {waitUntilActive} from '../../source/kinesis/streams/waiting.js';
import {startEmbedded} from '../helpers/embedded.js';
import {jsonLinesOf, startCli} from '../helpers/run-cli.js';
import {createTemporaryFolder} from '../helpers/temporary-folder.js';

const RECORDS = 8000;
const RECORDS_PER_CALL = 500;

type Line = {readonly sequenceNumber: string; readonly data: {readonly number: number}};

const numbersFrom = (first: number, count: number): number[] => Array.from({length: count}, (_, index) => first + index);

/**
The sequence number of the last record that the file counts as read.
*/
const savedIn = async (file: string): Promise<string> => {
	const {positions} = (await loadCheckpoint(file))!;
	const position = positions.get('shardId-000000000000');
	expect([...positions]).toEqual([['shardId-000000000000', {type: 'after-sequence-number', sequenceNumber: expect.any(String) as string}]]);
	return (position as {readonly sequenceNumber: string}).sequenceNumber;
};

test('kill -9 in mid-run, again and again: with a checkpoint nothing is lost, and nothing comes again but what followed the last save', async () => {
	await using kinesis = await startEmbedded({hasLimits: false});
	const checkpoint = path.join(createTemporaryFolder(), 'checkpoint.json');
	await createStream(kinesis.connection, 's', 1);
	await waitUntilActive(kinesis.connection, 's', {clock: systemClock});
	// Of a size of which a batch holds about a thousand.
	const filling = randomBytes(600).toString('base64');
	for (let first = 0; first < RECORDS; first += RECORDS_PER_CALL) {
		const records = numbersFrom(first, RECORDS_PER_CALL).map(number => ({PartitionKey: 'k', Data: Buffer.from(JSON.stringify({number, filling}))}));
		await kinesis.sdk.send(new PutRecordsCommand({StreamName: 's', Records: records}));
	}

	const numberOf = new Map<string, number>();
	let read = 0;
	let saved = 0;
	for (let run = 0; read < RECORDS; run++) {
		const tail = startCli(['tail', '--json', '--from', 'trim-horizon', '--endpoint', kinesis.endpoint, '--stream', 's', '--checkpoint', checkpoint]);
		const goal = Math.min(FIRST_LIMIT + 1 + (run * 300), RECORDS - saved);
		await tail.waitFor(({stdout}) => stdout.split('\n').length > goal);
		tail.signal('SIGKILL');
		const {stdout} = await tail.finished;
		const lines = jsonLinesOf(stdout) as Line[];
		for (const {sequenceNumber, data} of lines) {
			numberOf.set(sequenceNumber, data.number);
		}

		expect(lines.map(({data}) => data.number)).toEqual(numbersFrom(saved, lines.length));
		read = saved + lines.length;
		const next = numberOf.get(await savedIn(checkpoint))! + 1;
		// When one of the second batch is seen, the first is saved, however slow the disk is.
		expect(next).toBeGreaterThanOrEqual(lines.length > FIRST_LIMIT ? saved + FIRST_LIMIT : saved);
		expect(next).toBeLessThanOrEqual(read);
		saved = next;
	}
}, 60_000);
