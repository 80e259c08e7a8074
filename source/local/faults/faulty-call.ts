import type {Random} from '../../random.js';
import {ServiceError, type Engine, type WireObject} from '../operation.js';
import type {FaultRule} from './faults.js';

const dataOperations: ReadonlySet<string> = new Set(['PutRecord', 'PutRecords', 'GetRecords', 'GetShardIterator']);

const throttled = (operation: string): ServiceError => dataOperations.has(operation)
	? new ServiceError('ProvisionedThroughputExceededException', 'Rate exceeded for the shard (a fault of the fault plan).')
	: new ServiceError('LimitExceededException', `Rate exceeded for ${operation} (a fault of the fault plan).`);

/**
Throttles some records of a PutRecords and puts the others, as the service does: the records of the rule's shard, or about half of all if it names none.
*/
const putSome = (engine: Engine, input: WireObject, rule: FaultRule, random: Random): WireObject => {
	const records = input.Records;
	if (!Array.isArray(records) || records.length === 0) {
		return engine.call('PutRecords', input);
	}

	const shardIds = rule.shardId === undefined ? [] : engine.shardIdsOf?.('PutRecords', input) ?? [];
	const throttledIndexes = new Set(records.keys().filter(index => rule.shardId === undefined ? random() < 0.5 : shardIds[index] === rule.shardId));
	const others = records.filter((_, index) => !throttledIndexes.has(index));
	const output = others.length === 0 ? {} : engine.call('PutRecords', {...input, Records: others});
	const answers = Array.isArray(output.Records) ? output.Records.values() : [].values();
	const {code, message} = throttled('PutRecords');
	return {
		...output,
		FailedRecordCount: Number(output.FailedRecordCount ?? 0) + (records.length - others.length),
		Records: records.map((_, index) => throttledIndexes.has(index) ? {ErrorCode: code, ErrorMessage: message} : answers.next().value),
	};
};

/**
The fault as an answer: throttling, an internal failure, or an expired iterator. Undefined for faults of the connection, which the server makes.
*/
export const errorOfFault = (operation: string, rule: FaultRule | undefined): ServiceError | undefined => {
	switch (rule?.fault) {
		case 'throttle': {
			return throttled(operation);
		}

		case 'internal-error': {
			return new ServiceError('InternalFailure', 'The request processing has failed because of an unknown error (a fault of the fault plan).', 500);
		}

		case 'expired-iterator': {
			return new ServiceError('ExpiredIteratorException', 'Iterator expired (a fault of the fault plan).');
		}

		case 'reset':
		case 'slow':
		case 'truncate':
		case 'lost-response':
		case undefined: {
			return undefined;
		}
	}
};

type Call = {
	readonly operation: string;
	readonly input: WireObject;
};

/**
Carries a call out, or throws the error of its fault.
*/
export const callWithFault = (engine: Engine, {operation, input}: Call, rule: FaultRule | undefined, random: Random): WireObject => {
	if (operation === 'PutRecords' && rule?.fault === 'throttle') {
		return putSome(engine, input, rule, random);
	}

	const error = errorOfFault(operation, rule);
	if (error) {
		throw error;
	}

	return engine.call(operation, input);
};
