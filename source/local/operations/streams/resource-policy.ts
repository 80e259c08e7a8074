import {RESOURCE_POLICY_CALLS_PER_SECOND} from '../../../service/limits.js';
import {defineOperation} from '../../define-operation.js';
import {invalidArgument, resourceNotFound} from '../../errors.js';
import {findResource} from '../../state/find-consumer.js';
import {resourceArn} from '../../validation/members.js';
import {string} from '../../validation/shapes.js';
import {required} from '../../validation/shape.js';

// Recorded: everybody may do everything here.

const rate = {perSecond: RESOURCE_POLICY_CALLS_PER_SECOND, per: 'account'} as const;

const isJsonObject = (text: string): boolean => {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' && value !== null;
	} catch {
		return false;
	}
};

/**
B: the policy is a JSON document.
*/
export const PutResourcePolicy = defineOperation({
	input: {ResourceARN: required(resourceArn), Policy: required(string())},
	rate,
	isMutation: true,
	run(account, input) {
		if (!isJsonObject(input.Policy)) {
			throw invalidArgument('The policy is not valid JSON.');
		}

		findResource(account, input.ResourceARN).policy = input.Policy;
		return {};
	},
});

/**
Where there is none the service gives an empty one (recorded by LocalStack, 2025).
*/
export const GetResourcePolicy = defineOperation({
	input: {ResourceARN: required(resourceArn)},
	rate,
	run(account, input) {
		const {policy = '{}'} = findResource(account, input.ResourceARN);
		return {Policy: policy};
	},
});

export const DeleteResourcePolicy = defineOperation({
	input: {ResourceARN: required(resourceArn)},
	rate,
	isMutation: true,
	run(account, input) {
		const resource = findResource(account, input.ResourceARN);
		if (resource.policy === undefined) {
			throw resourceNotFound(`No policy found for resource ${input.ResourceARN}.`);
		}

		resource.policy = undefined;
		return {};
	},
});
