import {
	checkRoom,
	consumerCommand,
	tellConsumerChange,
	type ConsumerChange,
} from '../../actions/consumers/consumer-change.js';
import {registeredConsumer} from '../../actions/consumers/deregister-consumer.js';
import {runHeadless, type HeadlessContext} from '../../actions/run-headless.js';
import {settledStream} from '../../actions/streams/settled-stream.js';
import {isOnAws} from '../../aws/endpoint.js';
import {findConsumer} from '../../kinesis/streams/consumers.js';
import type {StreamConsumer, StreamSummary} from '../../service/stream.js';
import type {Command} from '../command.js';
import {confirm} from '../confirm.js';
import type {ChangeOptions} from '../options/change-options.js';
import type {CommonOptions} from '../options/common-options.js';
import {loadPrices} from '../options/price-options.js';
import {sentence} from '../output/sentence.js';
import {changeLines, toldJson} from '../output/told-change.js';
import {withStream} from '../with-connection.js';

type ConsumerChangeConfig = CommonOptions & ChangeOptions & {readonly change: ConsumerChange | undefined};

type Found = {readonly stream: StreamSummary; readonly consumer: StreamConsumer | undefined};

const look = async (headless: HeadlessContext, {type, consumerName}: ConsumerChange): Promise<Found> => {
	if (type === 'deregister') {
		return registeredConsumer(headless, {consumerName});
	}

	const {connection, signal, onProgress} = headless;
	const stream = await settledStream({...headless, progress: onProgress!});
	const consumer = await findConsumer(connection, stream.arn, consumerName, {signal});
	if (consumer === undefined) {
		checkRoom(stream);
	}

	return {stream, consumer};
};

/**
`clickmon consumers register|deregister NAME`: says what that does and costs, asks, and waits until the consumer is ACTIVE or gone.
*/
export const runConsumerChange: Command<ConsumerChangeConfig> = async (config, context) => {
	const prices = await loadPrices(config);
	const change = config.change!;
	const {type, consumerName} = change;
	await withStream(config, context, async headless => {
		const {connection, streamName} = headless;
		const {output} = context;
		const {stream, consumer} = await look(headless, change);
		const isThere = type === 'register' && consumer !== undefined;
		const place = {prices, region: connection.region, isOnAws: isOnAws(connection)};
		const told = {...tellConsumerChange(change, stream, place), command: consumerCommand(change, stream.arn)};
		const json = {
			streamName, consumerName, change: type, ...toldJson(told, connection),
		};
		const lines = isThere ? [] : changeLines(told, connection);
		if (config.isDryRun) {
			output.result(isThere ? `“${consumerName}” is registered already.` : lines.join('\n'), {...json, isDryRun: true});
			return;
		}

		for (const line of lines) {
			output.progress(line);
		}

		if (!isThere && !config.isConfirmed) {
			await confirm({
				deed: `${type === 'register' ? 'Registering' : 'Deregistering'} ${consumerName}`,
				wants: 'a yes',
				order: `${type} it`,
				refusal: `Nothing was ${type}ed`,
				lines: [],
				question: `Type yes to ${type} it: `,
				answer: 'yes',
			}, context);
		}

		const done = await runHeadless(`${type}-consumer`, headless, {consumerName});
		const after = type === 'register' && output.isJson ? await findConsumer(connection, stream.arn, consumerName, {signal: headless.signal}) : consumer;
		output.result(sentence(done), {...json, consumerArn: after?.arn ?? null});
	});
};
