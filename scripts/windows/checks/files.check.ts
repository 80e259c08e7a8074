import {readFileSync} from 'node:fs';
import path from 'node:path';
import {PutRecordCommand} from '@aws-sdk/client-kinesis';
import {expect, test} from 'vitest';
import {startEmbedded} from '../../../test/helpers/embedded.ts';
import {runOnWindows, startOnWindows} from '../program.ts';
import {createWorkFolder} from '../work-folder.ts';

/**
A Windows program that keeps a file open for some milliseconds: nobody can replace it meanwhile.
*/
const openElsewhere = (folder: string, file: string, milliseconds: number) => startOnWindows(['--eval', `
const fs = require('node:fs');
fs.openSync(${JSON.stringify(file)}, 'r');
console.log('open');
setTimeout(() => {}, ${milliseconds});`], {folder, program: []});

test('a checkpoint that another program has open: the tail says so once, reads on, and saves when it is free', async () => {
	await using kinesis = await startEmbedded({hasLimits: false});
	const folder = createWorkFolder();
	const options = {folder, environment: {AWS_ENDPOINT_URL_KINESIS: kinesis.endpoint}};
	const put = async (text: string) => kinesis.sdk.send(new PutRecordCommand({StreamName: 's', PartitionKey: 'k', Data: new TextEncoder().encode(text)}));
	expect(await runOnWindows(['create', '--stream', 's'], options)).toMatchObject({exitCode: 0});
	await put('first');
	const words = ['tail', '--stream', 's', '--from', 'trim-horizon', '--checkpoint', 'cp.json', '--poll-interval', '200ms'];
	const tail = startOnWindows(words, options);
	await tail.waitFor(/first/v);
	await expect.poll(() => {
		try {
			return readFileSync(path.join(folder, 'cp.json'), 'utf8');
		} catch {
			return '';
		}
	}, {timeout: 20_000}).toContain('after-sequence-number');

	const other = openElsewhere(folder, 'cp.json', 6000);
	await other.waitFor(/open/v);
	await put('second');
	await tail.waitFor(/second/v);
	await tail.waitFor(/another program has it open/v);
	await put('third');
	await tail.waitFor(/third/v);
	await other.finished;
	await put('fourth');
	await tail.waitFor(/fourth/v);
	tail.interrupt();
	const {exitCode, stderr} = await tail.finished;
	expect(exitCode).toBe(130);
	expect(stderr.match(/another program has it open/gv)).toHaveLength(1);
	const again = await runOnWindows(['tail', '--stream', 's', '--exit', '--checkpoint', 'cp.json'], options);
	expect(again.stdout).toBe('');
});
