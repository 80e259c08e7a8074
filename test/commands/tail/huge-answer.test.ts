import {Buffer} from 'node:buffer';
import {expect, test} from 'vitest';
import {startLyingEndpoint, trueAnswers} from '../../helpers/lying-endpoint.js';
import {hasSignals, startCli} from '../../helpers/run-cli.js';

const CHUNK = Buffer.alloc(64 * 1024, 'x');

/**
An endpoint whose answers to one operation come for as long as anybody listens, more slowly than any bound is reached.
*/
const startEndless = async (operation: string) => {
	let sent = 0;
	const {endpoint} = await startLyingEndpoint((called, _call, response) => {
		if (called !== operation) {
			return trueAnswers()[called];
		}

		response.setHeader('content-type', 'application/x-amz-json-1.1');
		response.write('{"Records": [], "NextShardIterator": "');
		const writing = setInterval(() => {
			response.write(CHUNK);
			sent += CHUNK.length;
		}, 50);
		response.on('close', () => {
			clearInterval(writing);
		});
		return undefined;
	});
	return {endpoint, sent: () => sent};
};

// On its own, the call would be given up after a minute.
test.skipIf(!hasSignals).each(['DescribeStreamSummary', 'ListShards', 'GetRecords'])('SIGTERM ends tail at once while a huge answer to %s comes', async operation => {
	const {endpoint, sent} = await startEndless(operation);
	const cli = startCli(['tail', '--stream', 'lab', '--endpoint', endpoint, '--region', 'us-east-1', '--from', 'trim-horizon']);
	await expect.poll(sent, {timeout: 20_000}).toBeGreaterThan(4 * CHUNK.length);
	const began = performance.now();
	cli.signal('SIGTERM');
	expect(await cli.exited).toBe(130);
	expect(performance.now() - began).toBeLessThan(3000);
});
