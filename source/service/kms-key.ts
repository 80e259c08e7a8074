/**
The key that AWS keeps for Kinesis in each account. B, StartStreamEncryption.
*/
export const SERVICE_KEY = 'alias/aws/kinesis';

const ARN = /^arn:[^:]*:kms:[^:]*:[^:]*:(?:key\/)?/v;

/**
Whether two texts name one key, as far as they tell: a key's id and its ARN do, an alias and an id do not.
*/
export const isSameKey = (one: string, other: string): boolean => one === other
	|| (ARN.test(one) !== ARN.test(other) && one.replace(ARN, '') === other.replace(ARN, ''));

/**
Whether it is the key that AWS keeps, for which nobody needs rights of their own.
*/
export const isServiceKey = (keyId: string): boolean => isSameKey(keyId, SERVICE_KEY);
