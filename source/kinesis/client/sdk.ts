import type {Call} from './calls.js';

/**
What the rest of kinesis/ sees of the SDK.
*/
export type Sdk = {
	/**
	Makes a call, once. Rejects with the SDK's errors.
	*/
	send<Input, Answer>(call: Call<Input, Answer>, options?: {readonly abortSignal?: AbortSignal}): Promise<Answer>;
	/**
	By how much the service's clock is ahead of ours, in ms; undefined before the first answer.
	*/
	readonly config: {systemClockOffset: number} | undefined;
	/**
	Ends keep-alive sockets.
	*/
	destroy(): void;
};
