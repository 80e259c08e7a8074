import {SERVICE_KEY} from '../service/kms-key.js';
import {MAX_RECORD_SIZE_KIB, RETENTION_HOURS} from '../service/limits.js';
import type {StreamMode} from '../service/stream.js';
import {badValue, parseDuration, parseSize} from './values.js';

const HOUR_MILLISECONDS = 60 * 60 * 1000;

/**
Hours of `48h`, `7d` or `365d`.
*/
export const retentionHours = (name: string, text: string): number => {
	const hours = (parseDuration(text) ?? NaN) / HOUR_MILLISECONDS;
	if (Number.isSafeInteger(hours) && hours >= RETENTION_HOURS.minimum && hours <= RETENTION_HOURS.maximum) {
		return hours;
	}

	throw badValue(name, text, 'a time in whole hours, from 24h to 8760h (365d)');
};

const KIB = 1024;

/**
KiB of `2MB` or `1500KB`.
*/
export const recordSizeInKib = (name: string, text: string): number => {
	const kib = parseSize(text) / KIB;
	if (Number.isSafeInteger(kib) && kib >= MAX_RECORD_SIZE_KIB.minimum && kib <= MAX_RECORD_SIZE_KIB.maximum) {
		return kib;
	}

	throw badValue(name, text, 'a size in whole KB, from 1MB to 10MB');
};

const modes: Readonly<Record<string, StreamMode>> = {provisioned: 'PROVISIONED', 'on-demand': 'ON_DEMAND'};

export const modeNames = Object.keys(modes);

export const streamMode = (name: string, text: string): StreamMode => {
	const mode = Object.hasOwn(modes, text) ? modes[text] : undefined;
	if (mode !== undefined) {
		return mode;
	}

	throw badValue(name, text, 'on-demand or provisioned');
};

/**
The key of `kms` (the one that AWS keeps for Kinesis) or `kms:KEY`; undefined of `none`. Source of the length: API Reference, KeyId.
*/
export const encryption = (name: string, text: string): {readonly keyId: string | undefined} => {
	if (text === 'none') {
		return {keyId: undefined};
	}

	const {keyId = SERVICE_KEY} = /^kms(?::(?<keyId>[\w\-.\/:]{1,2048}))?$/v.exec(text)?.groups ?? {keyId: ''};
	if (keyId !== '') {
		return {keyId};
	}

	throw badValue(name, text, 'none, kms, or kms: with an id, an ARN or an alias of a KMS key, such as kms:alias/clicks');
};

export const isAllOrNone = (name: string, text: string): boolean => {
	if (text === 'all' || text === 'none') {
		return text === 'all';
	}

	throw badValue(name, text, 'all or none');
};

// Source: API Reference, TagKey and TagValue, and the service's messages about other characters.
const TAG_KEY = /^(?!aws:)[\p{Letter}\p{Number}\p{Separator}+\-.\/:=@_]{1,128}$/iv;
const TAG_VALUE = /^[\p{Letter}\p{Number}\p{Separator}+\-.\/:=@_]{0,256}$/v;

const TAG_CHARACTERS = 'letters, digits, blanks and _ . : / = + - @';

export const tagKey = (name: string, text: string): string => {
	if (TAG_KEY.test(text)) {
		return text;
	}

	throw badValue(name, text, `the key of a tag: 1 to 128 ${TAG_CHARACTERS}, and not aws: in front`);
};

/**
`team=web`; the value may be empty, and may have more equals signs.
*/
export const tag = (name: string, text: string): readonly [key: string, value: string] => {
	const [key = '', ...value] = text.split('=');
	const joined = value.join('=');
	if (value.length > 0 && TAG_KEY.test(key) && TAG_VALUE.test(joined)) {
		return [key, joined];
	}

	throw badValue(name, text, `a tag such as team=web: a key of at most 128 and a value of at most 256 ${TAG_CHARACTERS}, and not aws: in front`);
};
