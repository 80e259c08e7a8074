import type {Lab} from './lab.js';

/**
One rule of the service, as a client sees it.
*/
export type Check = {
	/**
	What the rule says; the check's name.
	*/
	readonly rule: string;
	/**
	Where it says so. **B** the API Reference text, **Q** "Quotas and limits", **R** "After a reshard", all of Amazon Kinesis Data Streams.
	*/
	readonly source: string;
	/**
	What an endpoint does.
	*/
	observe(lab: Lab): Promise<unknown>;
	/**
	What the service does.
	*/
	readonly expected: unknown;
};
