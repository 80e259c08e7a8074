import {describe, expect, test} from 'vitest';
import {parseFaultPlan} from '../../../source/local/faults/fault-plan.js';
import {createFaults, type FaultPlan} from '../../../source/local/faults/faults.js';

const strikes = (plan: FaultPlan, calls: ReadonlyArray<string | readonly [string, ...string[]]>): Array<string | undefined> => {
	const faults = createFaults(plan);
	return calls.map(call => {
		const [operation, ...shardIds] = typeof call === 'string' ? [call] : call;
		return faults.next({operation, shardIds: () => shardIds})?.fault;
	});
};

describe('which call a fault strikes', () => {
	test.each<[string, FaultPlan, ReadonlyArray<string | readonly [string, ...string[]]>, Array<string | undefined>]>([
		['no rules', {rules: []}, ['PutRecord'], [undefined]],
		['every call', {rules: [{fault: 'reset'}]}, ['PutRecord', 'ListShards'], ['reset', 'reset']],
		['any operation', {rules: [{fault: 'reset', operation: '*'}]}, ['PutRecord'], ['reset']],
		['one operation', {rules: [{fault: 'reset', operation: 'GetRecords'}]}, ['PutRecord', 'GetRecords'], [undefined, 'reset']],
		['one shard', {rules: [{fault: 'throttle', shardId: 'b'}]}, [['PutRecords', 'a', 'b'], ['PutRecords', 'a'], 'ListStreams'], ['throttle', undefined, undefined]],
		['a count', {rules: [{fault: 'slow', count: 2}]}, ['A', 'A', 'A'], ['slow', 'slow', undefined]],
		['after some', {rules: [{fault: 'slow', after: 2, count: 1}]}, ['A', 'A', 'A', 'A'], [undefined, undefined, 'slow', undefined]],
		['only matching calls count', {rules: [{fault: 'slow', operation: 'A', after: 1}]}, ['B', 'A', 'B', 'A'], [undefined, undefined, undefined, 'slow']],
		['the first rule that strikes', {rules: [{fault: 'slow', count: 1}, {fault: 'reset'}]}, ['A', 'A'], ['slow', 'reset']],
		['an expired iterator is of GetRecords', {rules: [{fault: 'expired-iterator'}]}, ['PutRecord', 'GetRecords'], [undefined, 'expired-iterator']],
		['never', {rules: [{fault: 'reset', probability: 0}]}, ['A'], [undefined]],
		['always', {rules: [{fault: 'reset', probability: 1}]}, ['A'], ['reset']],
	])('%s', (_, plan, calls, expected) => {
		expect(strikes(plan, calls)).toEqual(expected);
	});

	test('a probability is met, and the same seed strikes the same calls', () => {
		const calls = Array.from({length: 10_000}, () => 'A');
		const rules = [{fault: 'reset', probability: 0.05}] as const;
		const first = strikes({seed: 1, rules}, calls);
		expect(first.filter(Boolean).length / calls.length).toBeCloseTo(0.05, 1);
		expect(strikes({seed: 1, rules}, calls)).toEqual(first);
		expect(strikes({seed: 2, rules}, calls)).not.toEqual(first);
	});
});

describe('a fault file', () => {
	test('is taken as it is', () => {
		const plan = {
			seed: 7, rules: [{
				fault: 'slow', operation: 'GetRecords', shardId: 'shardId-000000000000', probability: 0.5, count: 3, after: 1, delayMilliseconds: 100,
			}],
		};
		expect(parseFaultPlan(JSON.stringify(plan))).toEqual(plan);
	});

	test.each([
		['{', 'it is not JSON'],
		['[]', 'the plan must be an object'],
		['{}', 'it has no rules'],
		['{"rules": {}}', 'rules of the plan must be a list'],
		['{"rule": []}', 'the plan has the unknown field "rule"; it may have seed, rules'],
		['{"rules": [], "seed": 0.5}', 'seed of the plan must be a whole number'],
		['{"rules": [{}]}', 'rule 1 names no fault; it must be one of throttle, internal-error, reset, slow, truncate, expired-iterator, lost-response'],
		['{"rules": [1]}', 'rule 1 must be an object'],
		['{"rules": [{"fault": "reset"}, {"fault": "explode"}]}', 'fault of rule 2 must be one of throttle,'],
		['{"rules": [{"fault": "reset", "propability": 1}]}', 'rule 1 has the unknown field "propability"'],
		['{"rules": [{"fault": "reset", "probability": 5}]}', 'probability of rule 1 must be a number from 0 to 1'],
		['{"rules": [{"fault": "reset", "count": -1}]}', 'count of rule 1 must be a whole number from 0'],
		['{"rules": [{"fault": "reset", "operation": "putRecords"}]}', 'operation of rule 1 must be an operation of Kinesis such as "PutRecords", or "*"'],
		['{"rules": [{"fault": "reset", "operation": "PutsRecord"}]}', 'operation of rule 1 must be an operation'],
		['{"rules": [{"fault": "expired-iterator", "operation": "PutRecord"}]}', 'expired-iterator of rule 1 works only for GetRecords, not PutRecord'],
		['{"rules": [{"fault": "reset", "constructor": 1}]}', 'rule 1 has the unknown field "constructor"'],
	])('%s is refused in one line', (json, reason) => {
		expect(() => parseFaultPlan(json)).toThrow(expect.objectContaining({name: 'UserError', code: 'invalid-fault-plan', exitCode: 2}));
		expect(() => parseFaultPlan(json)).toThrow(reason);
		expect(() => parseFaultPlan(json)).toThrow(/^[^\n]+$/v);
	});
});
