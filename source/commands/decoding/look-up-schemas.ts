import {GLUE} from '../../aws/glue/glue-service.js';
import type {Connection} from '../../kinesis/client/connection.js';
import {setSchemaRegistry, type RegistryAnswer} from '../../records/decoders/glue/glue-schemas.js';
import {waitingOf} from '../../records/unpack/unpack.js';
import type {RecordFields} from '../../records/record-json.js';
import {UserError} from '../../user-error.js';

type LookUp = {
	readonly connection: Connection;
	readonly signal: AbortSignal;
	/**
	Says once why no schemas are known.
	*/
	note(text: string): void;
	/**
	Records may be decoded that could not be before.
	*/
	onNews?(): void;
};

/**
The registry is asked only beside the real service, or at an endpoint that the configuration names for Glue: records of an emulator do not lead to calls to AWS.
*/
const askRegistry = async (id: string, {connection, signal}: LookUp): Promise<RegistryAnswer> => {
	const access = await connection.accessTo?.(GLUE);
	if (access === undefined) {
		return {reason: 'this endpoint has no schema registry; AWS_ENDPOINT_URL_GLUE names one', isForAll: true};
	}

	const {findSchemaVersion} = await import('../../aws/readers/reader-services.js');
	return findSchemaVersion(access, id, signal);
};

/**
Lets the decoders ask the Glue Schema Registry, from when they first meet a schema of it.
*/
export const lookUpSchemas = (options: LookUp): void => {
	setSchemaRegistry(async id => {
		let answer: RegistryAnswer;
		try {
			answer = await askRegistry(id, options);
		} catch (error) {
			const message = error instanceof UserError ? error.message : `the Glue schema registry cannot be asked: ${(error as Error).message}`;
			answer = {reason: message, isForAll: true};
		}

		if ('reason' in answer && answer.isForAll === true && !options.signal.aborted) {
			options.note(`Records of the Glue Schema Registry stay as they were put: ${answer.reason}`);
		}

		return answer;
	}, options.onNews);
};

/**
Resolves when the schemas that these records need are known, or known to be missing.
*/
export const schemasFor = async (records: readonly RecordFields[]): Promise<void> => {
	for (const record of records) {
		for (let waiting = waitingOf(record); waiting; waiting = waitingOf(record)) {
			await waiting;
		}
	}
};
