import {type HeadlessContext, runHeadless} from '../actions/run-headless.js';
import type {CommonOptions} from '../command-line/shared-options.js';
import {connect, type Connection, type ConnectionOptions} from '../kinesis/connection/connection.js';
import {isAwsEndpoint} from '../kinesis/connection/endpoint.js';
import {explainError} from '../kinesis/errors/errors.js';
import type {LocalKinesis} from '../local/server.js';
import {UserError} from '../user-error.js';
import type {CommandContext} from './command.js';

const startEmbedded = async ({connection: {region}, hasLimits}: CommonOptions, crash: AbortController): Promise<LocalKinesis> => {
	const {startLocalKinesisInWorker} = await import('../local/worker/in-worker.js');
	return startLocalKinesisInWorker({
		region,
		hasLimits,
		onCrash(error) {
			crash.abort(error);
		},
	});
};

const checkLimits = ({hasLimits}: CommonOptions, {endpoint}: Connection): void => {
	if (!hasLimits && (endpoint === undefined || isAwsEndpoint(endpoint))) {
		throw new UserError('wrong-usage', 'AWS has limits, which all readers of a stream share: --no-limits is for --local, or for an --endpoint that has none.', {exitCode: 2});
	}
};

/**
Another connection to the same endpoint, which is closed with the first.
*/
export type ConnectTo = (options: Pick<ConnectionOptions, 'region' | 'streamArn'>) => Promise<Connection>;

/**
Opens a way to the service for as long as `work` runs; with `--local` that is an embedded endpoint. Whatever fails is thrown as a UserError, or as the signal's reason.
*/
export const withConnection = async (
	config: CommonOptions,
	{clock, signal: stopping, output}: CommandContext,
	work: (context: HeadlessContext, connectTo: ConnectTo) => Promise<void>,
): Promise<void> => {
	const crash = new AbortController();
	const signal = AbortSignal.any([stopping, crash.signal]);
	const embedded = config.isLocal ? await startEmbedded(config, crash) : undefined;
	const connections: Connection[] = [];
	const connectTo: ConnectTo = async options => {
		const connection = await connect({...config.connection, ...(embedded && {endpoint: embedded.endpoint}), ...options});
		connections.push(connection);
		checkLimits(config, connection);
		return connection;
	};

	try {
		const connection = await connectTo({});
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
		crash.signal.throwIfAborted();
	} catch (error) {
		crash.signal.throwIfAborted();
		if (error instanceof UserError) {
			throw error;
		}

		signal.throwIfAborted();
		throw explainError(error, {...config.connection, ...connections[0], streamName: config.streamName});
	} finally {
		for (const connection of connections) {
			connection.close();
		}

		await embedded?.stop();
	}
};

/**
The same for a command that wants a stream: an embedded endpoint has none, so it is created first.
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
