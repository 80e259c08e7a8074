import {describe, expect, test} from 'vitest';
import {
	encryption,
	isAllOrNone,
	recordSizeInKib,
	retentionHours,
	streamMode,
	tag,
	tagKey,
} from '../../source/typed/stream-settings.js';

const longest = 'k'.repeat(128);

describe('what is taken', () => {
	test.each<[(name: string, text: string) => unknown, string, unknown]>([
		[retentionHours, '24h', 24],
		[retentionHours, '7d', 168],
		[retentionHours, '1d12h', 36],
		[retentionHours, '2880m', 48],
		[retentionHours, '365d', 8760],
		[recordSizeInKib, '1MB', 1024],
		[recordSizeInKib, '1500KB', 1500],
		[recordSizeInKib, '2.5MiB', 2560],
		[recordSizeInKib, '10MB', 10_240],
		[streamMode, 'on-demand', 'ON_DEMAND'],
		[streamMode, 'provisioned', 'PROVISIONED'],
		[encryption, 'none', {keyId: undefined}],
		[encryption, 'kms', {keyId: 'alias/aws/kinesis'}],
		[encryption, 'kms:alias/clicks', {keyId: 'alias/clicks'}],
		[encryption, 'kms:arn:aws:kms:us-east-1:1:key/9-9', {keyId: 'arn:aws:kms:us-east-1:1:key/9-9'}],
		[isAllOrNone, 'all', true],
		[isAllOrNone, 'none', false],
		[tag, 'team=web', ['team', 'web']],
		[tag, 'the team=a=b', ['the team', 'a=b']],
		[tag, 'größe=', ['größe', '']],
		[tag, `${longest}=${'v'.repeat(256)}`, [longest, 'v'.repeat(256)]],
		[tagKey, longest, longest],
	])('%o of %s', (read, text, expected) => {
		expect(read('--x', text)).toEqual(expected);
	});
});

describe('what is not', () => {
	test.each<[(name: string, text: string) => unknown, string]>([
		[retentionHours, '23h'],
		[retentionHours, '48'],
		[retentionHours, '24h1m'],
		[retentionHours, '8761h'],
		[retentionHours, ''],
		[recordSizeInKib, '1023KB'],
		[recordSizeInKib, '10241KB'],
		[recordSizeInKib, '1048577'],
		[streamMode, 'ON_DEMAND'],
		[streamMode, 'constructor'],
		[encryption, 'kms:'],
		[encryption, 'kms:a b'],
		[encryption, 'aes'],
		[isAllOrNone, 'some'],
		[tag, 'team'],
		[tag, '=web'],
		[tag, 'AWS:x=1'],
		[tag, 'a=x,y'],
		[tag, 'a=50%'],
		[tag, `${longest}k=`],
		[tag, `k=${'v'.repeat(257)}`],
		[tagKey, ''],
		[tagKey, 'aws:x'],
		[tagKey, 'a;b'],
	])('%o of %s', (read, text) => {
		expect(() => read('--x', text)).toThrow(text === '' ? '--x needs a value: ' : `--x does not take “${text}”: it wants `);
	});
});
