import type {WireObject} from './operation.js';
import type {Account} from './state/account.js';
import type {Checked, Fields} from './validation/shape.js';

/**
How often an operation may be called per second, and for what that is counted.
*/
export type CallRate = {
	readonly perSecond: number;
	readonly per: 'account' | 'stream';
};

/**
One operation of the service.
*/
export type Operation = {
	readonly input: Fields;
	readonly rate?: CallRate;
	/**
	Whether it changes what is kept; such calls are journaled.
	*/
	readonly isMutation?: boolean;
	run(account: Account, input: WireObject): WireObject;
};

/**
Ties a handler's input type to the members that are checked before it runs.
*/
export const defineOperation = <const InputFields extends Fields>(operation: Omit<Operation, 'input' | 'run'> & {
	readonly input: InputFields;
	run(account: Account, input: Checked<InputFields>): WireObject;
}): Operation => operation as unknown as Operation;
