import {UserError} from '../../user-error.js';
import {operations} from '../operations/operations.js';
import {
	faultKinds,
	type FaultKind,
	type FaultPlan,
	type FaultRule,
} from './faults.js';

const EXAMPLE = '{"rules": [{"fault": "throttle", "operation": "PutRecords", "probability": 0.05}]}';

const invalid = (message: string) => new UserError('invalid-fault-plan', `The fault plan is not valid: ${message}.`, {exitCode: 2});

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

type Check = {
	readonly isValid: (value: unknown) => boolean;
	readonly wanted: string;
};

const wholeNumber: Check = {isValid: value => Number.isSafeInteger(value) && (value as number) >= 0, wanted: 'a whole number from 0'};
const isOperation = (value: unknown): boolean => value === '*' || value === 'SubscribeToShard' || operations.has(value as string);

const text: Check = {isValid: value => typeof value === 'string' && value !== '', wanted: 'a text'};

const ruleFields: Readonly<Record<keyof FaultRule, Check>> = {
	fault: {isValid: value => faultKinds.includes(value as FaultKind), wanted: `one of ${faultKinds.join(', ')}`},
	operation: {isValid: isOperation, wanted: 'an operation of Kinesis such as "PutRecords", or "*"'},
	shardId: text,
	probability: {isValid: value => typeof value === 'number' && value >= 0 && value <= 1, wanted: 'a number from 0 to 1'},
	count: wholeNumber,
	after: wholeNumber,
	delayMilliseconds: wholeNumber,
};

const planFields: Readonly<Record<keyof FaultPlan, Check>> = {
	seed: {isValid: value => Number.isSafeInteger(value), wanted: 'a whole number'},
	rules: {isValid: value => Array.isArray(value), wanted: 'a list'},
};

const checkFields = (where: string, value: unknown, fields: Readonly<Record<string, Check>>): void => {
	if (!isObject(value)) {
		throw invalid(`${where} must be an object, as in ${EXAMPLE}`);
	}

	for (const [name, field] of Object.entries(value)) {
		if (!Object.hasOwn(fields, name)) {
			throw invalid(`${where} has the unknown field ${JSON.stringify(name)}; it may have ${Object.keys(fields).join(', ')}`);
		}

		if (!fields[name]!.isValid(field)) {
			throw invalid(`${name} of ${where} must be ${fields[name]!.wanted}`);
		}
	}
};

/**
Reads the JSON of `clickmon local --faults FILE`. Throws a UserError that names the wrong field and its valid values.
*/
export const parseFaultPlan = (json: string): FaultPlan => {
	let plan: unknown;
	try {
		plan = JSON.parse(json);
	} catch (error) {
		throw invalid(`it is not JSON (${(error as Error).message}); it looks like ${EXAMPLE}`);
	}

	checkFields('the plan', plan, planFields);
	const {rules} = plan as {rules?: unknown[]};
	if (!rules) {
		throw invalid(`it has no rules; it looks like ${EXAMPLE}`);
	}

	for (const [index, rule] of rules.entries()) {
		checkFields(`rule ${index + 1}`, rule, ruleFields);
		const {fault, operation = '*'} = rule as Partial<FaultRule>;
		if (fault === undefined) {
			throw invalid(`rule ${index + 1} names no fault; it must be ${ruleFields.fault.wanted}`);
		}

		if (fault === 'expired-iterator' && operation !== '*' && operation !== 'GetRecords') {
			throw invalid(`expired-iterator of rule ${index + 1} works only for GetRecords, not ${operation}`);
		}
	}

	return plan as FaultPlan;
};
