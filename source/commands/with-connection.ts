import {type HeadlessContext, runHeadless} from '../actions/run-headless.js';
import {connect, type Connection, type ConnectionOptions} from '../kinesis/client/connection.js';
import {isOnAws} from '../aws/endpoint.js';
import {explainError} from '../kinesis/errors/explain-error.js';
import {UserError} from '../user-error.js';
import {oneLine} from '../words.js';
import type {CommonOptions} from './options/common-options.js';
import type {CommandContext} from './command.js';
import {ask} from './ask.js';
import {startEmbedded} from './embedded-endpoint.js';

const checkLimits = ({hasLimits}: CommonOptions, connection: Connection): void => {
	if (!hasLimits && isOnAws(connection)) {
		throw new UserError('wrong-usage', 'AWS has limits, which all readers of a stream share: --no-limits is for --local, or for an --endpoint that has none.', {exitCode: 2});
	}
};

/**
Another connection to the same endpoint, which is closed with the first.
*/
export type ConnectTo = (options: Pick<ConnectionOptions, 'region' | 'streamArn' | 'askCode'>) => Promise<Connection>;

/**
Connects to the service while `work` runs; with `--local` to an embedded endpoint. Throws a UserError, or the signal's reason.
*/
export const withConnection = async (
	config: CommonOptions,
	{clock, signal: stopping, output, input}: CommandContext,
	work: (context: HeadlessContext, connectTo: ConnectTo) => Promise<void>,
): Promise<void> => {
	const own = config.isLocal ? startEmbedded(config) : undefined;
	const signal = own ? AbortSignal.any([stopping, own.crash]) : stopping;
	const connections: Connection[] = [];
	const connectTo: ConnectTo = async options => {
		const connection = await connect({
			...config.connection, listening: own?.listening, throttledOf: own?.throttledOf, readFromOldestOf: own?.readFromOldestOf, droppedRecords: own?.droppedRecords, ...options,
		});
		connections.push(connection);
		checkLimits(config, connection);
		return connection;
	};

	// Nothing is drawn or printed yet.
	const askCode = input.isTTY && !output.isJson
		? async (device: string) => await ask(`MFA code of ${oneLine(device)}: `, {input, signal}) ?? ''
		: undefined;

	try {
		const connection = await connectTo({askCode});
		const context: HeadlessContext = {
			connection,
			streamName: config.streamName,
			clock,
			signal,
			profile: config.connection.profile,
			onProgress(text) {
				output.progress(`${config.streamName}: ${text}`);
			},
		};
		await work(context, connectTo);
		own?.crash.throwIfAborted();
	} catch (error) {
		own?.crash.throwIfAborted();
		if (error instanceof UserError) {
			throw error;
		}

		signal.throwIfAborted();
		throw explainError(error, {...config.connection, ...connections[0], streamName: config.streamName});
	} finally {
		for (const connection of connections) {
			connection.close();
		}

		await own?.stop();
	}
};

/**
The same for a command that needs a stream: on an embedded endpoint it is created first.
*/
export const withStream = async (
	config: CommonOptions,
	context: CommandContext,
	work: (context: HeadlessContext) => Promise<void>,
): Promise<void> => withConnection(config, context, async actionContext => {
	if (config.isLocal) {
		await runHeadless('create-stream', {...actionContext, onProgress: undefined});
		context.output.note(`An embedded Kinesis with the stream ${config.streamName} runs at ${actionContext.connection.endpoint} as long as this command.`);
	}

	context.begin();
	await work(actionContext);
});
