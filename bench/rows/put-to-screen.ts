import {Buffer} from 'node:buffer';
import {Agent} from 'node:http';
import {setTimeout as delay} from 'node:timers/promises';
import process from 'node:process';
import {KinesisClient, PutRecordCommand} from '@aws-sdk/client-kinesis';
import {NodeHttpHandler} from '@smithy/node-http-handler';
import {alternate, figureOf, quantile} from '../measure.ts';
import {
	clickmon,
	environment,
	runToEnd,
	startEmbedded,
} from '../processes.ts';
import type {Row} from '../row.ts';
import {watchTerminal} from '../terminal.ts';

const PUTS = 40;
const PAUSE_MILLISECONDS = 70;
const PAUSE_STEPS = 7;
const STEP_MILLISECONDS = 11;

const LETTERS = 26;
const KEY_LENGTH = 8;

// Ink writes only the cells that change: no key shares a letter with the one before it, because it may be drawn in the same row.
const keyOf = (index: number): string => String.fromCodePoint('A'.codePointAt(0)! + (index % LETTERS)).repeat(KEY_LENGTH + Math.floor(index / LETTERS));

const StreamName = 'clickstream-lab';

// From the answer to a PutRecord until its partition key is on the screen; it may be there first.
const putAndSee = async (): Promise<readonly number[]> => {
	const embedded = await startEmbedded();
	const kinesis = new KinesisClient({
		endpoint: embedded.endpoint,
		region: 'us-east-1',
		credentials: {accessKeyId: environment.AWS_ACCESS_KEY_ID!, secretAccessKey: environment.AWS_SECRET_ACCESS_KEY!},
		requestHandler: new NodeHttpHandler({httpAgent: new Agent({keepAlive: true})}),
	});
	try {
		await runToEnd(process.execPath, [...clickmon, 'create', '--endpoint', embedded.endpoint]);
		using terminal = watchTerminal(['--endpoint', embedded.endpoint, '--fan-out', '--from', 'trim-horizon']);
		await terminal.seen(text => text.includes('reading by fan-out'));
		const put = async (PartitionKey: string): Promise<number> => {
			const seen = terminal.seen(text => text.includes(PartitionKey));
			await kinesis.send(new PutRecordCommand({StreamName, PartitionKey, Data: Buffer.from('{"put":"to screen"}')}));
			const answeredAt = performance.now();
			return Math.max(0, await seen - answeredAt);
		};

		// Seen as soon as the subscription stands.
		await put('first');
		const latencies: number[] = [];
		for (let index = 0; index < PUTS; index++) {
			await delay(PAUSE_MILLISECONDS + (index % PAUSE_STEPS * STEP_MILLISECONDS));
			latencies.push(await put(keyOf(index)));
		}

		return latencies;
	} finally {
		kinesis.destroy();
		await embedded.stop();
	}
};

const row = 'put-to-screen';

export const putToScreen: Row = {
	name: row,
	async measure() {
		const {runs} = await alternate({runs: putAndSee});
		const about = 'from PutRecord\'s answer to the screen, fan-out, embedded endpoint in another process';
		return [
			{
				row, what: `${about}, p50`, unit: 'ms', goal: {atMost: 80}, figure: figureOf(runs.map(latencies => quantile(latencies, 0.5))),
			},
			{
				row, what: `${about}, p99`, unit: 'ms', goal: {atMost: 200}, figure: figureOf(runs.map(latencies => quantile(latencies, 0.99))),
			},
		];
	},
};
