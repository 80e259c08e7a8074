import {Buffer} from 'node:buffer';
import {createCipheriv, createDecipheriv, randomBytes} from 'node:crypto';

/**
Shard iterators and NextTokens: sealed, so that nobody can read, guess or forge one, as on the service.
*/
export type TokenSealer = {
	readonly key: Uint8Array;
	seal(content: readonly unknown[]): string;
	/**
	Undefined for anything that this sealer did not make.
	*/
	open(token: string): unknown[] | undefined;
};

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const ALGORITHM = 'aes-256-gcm';
// The service's iterators begin with these bytes, so they too begin with AAAAAAAAAA.
const VERSION = Buffer.from([0, 0, 0, 0, 0, 0, 0, 1]);

export const createTokenSealer = (key: Uint8Array = randomBytes(32)): TokenSealer => ({
	key,
	seal(content) {
		const nonce = randomBytes(NONCE_BYTES);
		const cipher = createCipheriv(ALGORITHM, key, nonce);
		const sealed = Buffer.concat([cipher.update(JSON.stringify(content)), cipher.final()]);
		return Buffer.concat([VERSION, nonce, cipher.getAuthTag(), sealed]).toString('base64');
	},
	open(token) {
		const bytes = Buffer.from(token, 'base64');
		const sealedAt = VERSION.length + NONCE_BYTES + TAG_BYTES;
		if (bytes.length <= sealedAt || !bytes.subarray(0, VERSION.length).equals(VERSION)) {
			return undefined;
		}

		try {
			const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(VERSION.length, VERSION.length + NONCE_BYTES));
			decipher.setAuthTag(bytes.subarray(VERSION.length + NONCE_BYTES, sealedAt));
			const content = Buffer.concat([decipher.update(bytes.subarray(sealedAt)), decipher.final()]);
			return JSON.parse(content.toString()) as unknown[];
		} catch {
			return undefined;
		}
	},
});
