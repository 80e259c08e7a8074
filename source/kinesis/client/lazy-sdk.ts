import {setImmediate as nextTurn} from 'node:timers/promises';
import type {ClientOptions} from './client.js';
import type {Sdk} from './sdk.js';

export type SdkOptions = Omit<ClientOptions, 'endpoint'> & {
	/**
	Asked once, before the first call.
	*/
	endpoint(): Promise<string | undefined>;
};

/**
The SDK, loaded with its first call: the first frame of a screen does not wait for it.
*/
export const createSdk = ({endpoint, ...options}: SdkOptions): Sdk => {
	let sdk: Sdk | undefined;
	let isDestroyed = false;

	const load = async (): Promise<Sdk> => {
		// Loading it takes this thread as long as drawing the first frame, so the frame goes first.
		await nextTurn();
		const {createClient, sdkOver} = await import('./client.js');
		sdk = sdkOver(createClient({...options, endpoint: await endpoint()}));
		if (isDestroyed) {
			sdk.destroy();
		}

		return sdk;
	};

	let loading: Promise<Sdk> | undefined;
	return {
		async send(call, sendOptions) {
			loading ??= load();
			const loaded = await loading;
			return loaded.send(call, sendOptions);
		},
		get config() {
			return sdk?.config;
		},
		destroy() {
			isDestroyed = true;
			sdk?.destroy();
		},
	};
};
