import {expect, test} from 'vitest';
import {readLeftWords} from '../../../source/commands/leftovers/left-words.js';
import {DEFAULT_PRICES} from '../../../source/cost/prices.js';
import {createStream} from '../../../source/kinesis/streams/stream.js';
import {startEmbedded, type Embedded} from '../../helpers/embedded.js';

const wordsOf = async ({connection}: Embedded, streamName = 'clickstream-lab', signal = new AbortController().signal) => readLeftWords({connection, streamName}, DEFAULT_PRICES, signal);

test('when nothing of the lab is left, the lists of the region say so', async () => {
	await using kinesis = await startEmbedded();
	await createStream(kinesis.connection, 'orders', 3);
	expect(await wordsOf(kinesis)).toBe(`${kinesis.endpoint.replace(/\/$/v, '')} lists neither the stream clickstream-lab nor another one of the lab, and no consumer of clickmon.`);
});

test('what is left is counted, with what it costs an hour', async () => {
	await using kinesis = await startEmbedded();
	await createStream(kinesis.connection, 'clickstream-lab-anna', 2);
	await createStream(kinesis.connection, 'mine', 1);
	expect(await wordsOf(kinesis, 'mine')).toContain('still lists 2 streams of the lab’s kind and 0 consumers, which would cost $0.045 an hour: clickmon leftovers names them.');
});

test('where nobody answers, it says that it does not know', async () => {
	const kinesis = await startEmbedded();
	await kinesis.stop();
	const ending = new AbortController();
	const words = wordsOf(kinesis, 'mine', ending.signal);
	ending.abort();
	expect(await words).toContain('What else is left cannot be listed: ');
});
