import type {Connection} from '../../source/kinesis/client/connection.js';
import {ServiceError, type Engine, type WireObject} from '../../source/local/operation.js';
import {namedError} from './fake-puts.js';

type Command = {
	readonly constructor: {readonly name: string};
	readonly input: WireObject;
};

/**
A connection to an embedded Kinesis without a socket, for tests with a manual clock.
*/
export const connectToEngine = (engine: Engine): Connection => ({
	sdk: {
		async send({constructor, input}: Command) {
			// A network would take a turn of the event loop too.
			await new Promise(resolve => {
				setImmediate(resolve);
			});
			try {
				return engine.call(constructor.name.replace(/Command$/v, ''), input);
			} catch (error) {
				throw error instanceof ServiceError ? namedError(error.code, error.message, {$metadata: {httpStatusCode: error.statusCode}}) : error;
			}
		},
	},
	region: 'us-east-1',
	endpoint: undefined,
	isEmbedded: true,
	close() {
		engine.close();
	},
} as unknown as Connection);
