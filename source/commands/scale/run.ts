import process from 'node:process';
import {quoteCommand} from '../../shell/quote-command.js';
import {type HeadlessContext, runHeadless} from '../../actions/run-headless.js';
import {readScalePlan} from '../../actions/shards/scale-plan.js';
import {readStatus} from '../../actions/streams/status.js';
import {isOnAws} from '../../aws/endpoint.js';
import {describeStream} from '../../kinesis/streams/stream.js';
import {UserError} from '../../user-error.js';
import type {CommonOptions} from '../options/common-options.js';
import {loadPrices, type PriceOptions} from '../options/price-options.js';
import type {Command, CommandContext} from '../command.js';
import {sentence} from '../output/sentence.js';
import {statusJson} from '../output/status-json.js';
import {stopCause} from '../stop.js';
import {withStream} from '../with-connection.js';
import {interruptedText, planText} from './scale-text.js';

export type ScaleConfig = CommonOptions & PriceOptions & {
	readonly shardCount: number;
	/**
	Only the next step towards the count.
	*/
	readonly isOneStep: boolean;
};

/**
The last look at the stream takes at most this long.
*/
const LAST_LOOK_MILLISECONDS = 1000;

const scaleNow = async (config: ScaleConfig, headless: HeadlessContext, {output}: CommandContext): Promise<string> => {
	const prices = await loadPrices(config);
	const {connection, onProgress} = headless;
	const plan = await readScalePlan({...headless, progress: onProgress!}, config.shardCount);
	if (plan.steps.length > 0) {
		output.progress(planText(plan, config.isOneStep, {prices, region: connection.region, isOnAws: isOnAws(connection)}));
	}

	return runHeadless('scale-to', headless, {shardCount: config.shardCount, isOneStep: config.isOneStep});
};

const sameCommand = ({shardCount, streamName, connection: {streamArn, region, endpoint, profile}}: ScaleConfig): string => {
	const options = {
		stream: streamArn ?? streamName, region, endpoint, profile,
	};
	return quoteCommand(['clickmon', 'scale', String(shardCount), ...Object.entries(options).flatMap(([name, value]) => value === undefined ? [] : [`--${name}`, value])], process.platform);
};

/**
`clickmon scale <count>`: shows the plan, takes its steps one after the other, and waits until the stream is ACTIVE.
*/
export const runScale: Command<ScaleConfig> = async (config, context) => withStream(config, context, async headless => {
	const {connection, streamName} = headless;
	const {output, signal} = context;
	let done: string;
	try {
		done = await scaleNow(config, headless, context);
	} catch (error) {
		if (stopCause(signal) !== 'interrupted') {
			throw error;
		}

		const stream = await describeStream(connection, streamName, AbortSignal.timeout(LAST_LOOK_MILLISECONDS)).catch(() => undefined);
		throw new UserError('interrupted', interruptedText(stream, streamName, config.isLocal ? undefined : sameCommand(config)));
	}

	output.result(sentence(done), output.isJson ? statusJson(await readStatus(headless)) : {});
});
