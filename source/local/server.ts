import {systemClock} from '../time/clock.js';
import {createEngine, DEFAULT_REGION} from './engine.js';
import {createFaults, type FaultPlan} from './faults/faults.js';
import {HOST, listen, type TlsOptions} from './http/listener.js';
import {createOldestReads, type OldestRead} from './http/oldest-reads.js';
import {createRequestHandler} from './http/request-handler.js';
import {DEFAULT_TIMEOUTS, type Timeouts} from './http/timeouts.js';
import type {Engine} from './operation.js';
import type {EngineOptions} from './options.js';
import {createRegionalEngine} from './regional-engine.js';

/**
A running embedded Kinesis.
*/
export type LocalKinesis = {
	/**
	What clients take as their endpoint URL.
	*/
	readonly endpoint: string;
	readonly port: number;
	/**
	Replaces the fault plan; it holds from the next call on.
	*/
	setFaults(plan: FaultPlan): void;
	/**
	What is kept, and what other programs read from the oldest record on, by the stream's name; from a worker at most a second old.
	*/
	usage(): ReturnType<Engine['usage']> & {readonly readFromOldest: Readonly<Record<string, OldestRead>>};
	/**
	Ends every connection and subscription; resolves within a tenth of a second.
	*/
	stop(): Promise<void>;
};

export type EndpointOptions = {
	/**
	Default 0: any free one.
	*/
	readonly port?: number;
	readonly faults?: FaultPlan;
	readonly timeouts?: Timeouts;
	/**
	Speak TLS too. Default: plain HTTP alone.
	*/
	readonly tls?: TlsOptions;
	/**
	Whether the region of a call's signature decides which streams it sees, as on AWS. Default false: every call sees the streams of `region`, so that mixed settings in a room work.
	*/
	readonly isRegional?: boolean;
};

export type LocalKinesisOptions = EngineOptions & EndpointOptions;

/**
Puts an engine on a port of 127.0.0.1. Rejects with a UserError if the port is not available.
*/
export const serveEngine = async (engine: Engine, options: LocalKinesisOptions = {}): Promise<LocalKinesis> => {
	const {timeouts = DEFAULT_TIMEOUTS, tls, clock = systemClock} = options;
	let faults = createFaults(options.faults ?? {rules: []});
	const oldestReads = createOldestReads();
	const listener = await listen(options.port ?? 0, createRequestHandler({
		engine,
		clock,
		faults: () => faults,
		bodyMilliseconds: timeouts.body,
		oldestReads,
	}), timeouts, tls);

	return {
		endpoint: `${tls ? 'https' : 'http'}://${HOST}:${listener.port}`,
		port: listener.port,
		setFaults(plan) {
			faults = createFaults(plan);
		},
		usage: () => ({...engine.usage(), readFromOldest: oldestReads.counts()}),
		async stop() {
			engine.close();
			await listener.stop();
		},
	};
};

/**
Starts an embedded Kinesis in this process. Rejects with a UserError if the port is not available.
*/
export const startLocalKinesis = async (options: LocalKinesisOptions = {}): Promise<LocalKinesis> => {
	const engine = options.isRegional ? createRegionalEngine({...options, region: options.region ?? DEFAULT_REGION}) : createEngine(options);
	try {
		return await serveEngine(engine, options);
	} catch (error) {
		engine.close();
		throw error;
	}
};
