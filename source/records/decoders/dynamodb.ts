import {isDeepStrictEqual} from 'node:util';
import {decodeUtf8} from '../text/decode.js';
import {ExactNumber, parseExactly} from '../filter/exact-json.js';
import {contentDecoder, type Content} from './content-decoder.js';
import {Damage} from './damage.js';
import {isWithFirstMember} from './first-member.js';
import {OBJECT_BEGINNINGS} from './json-blanks.js';

type Members = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Members => typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof ExactNumber);

const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every(one => typeof one === 'string');

const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+\-]?\d+)?$/iv;

/**
DynamoDB numbers have up to 38 digits and come as texts. What is no number in JSON stays a text.
*/
const numberOf = (text: string): unknown => JSON_NUMBER.test(text) ? parseExactly(text) : text;

/**
The attribute types and their plain values; binary stays in base64, as it comes. Source: DynamoDB API Reference, AttributeValue.
*/
const types: Readonly<Record<string, (value: unknown) => unknown>> = {
	S: value => typeof value === 'string' ? value : undefined,
	N: value => typeof value === 'string' ? numberOf(value) : undefined,
	B: value => typeof value === 'string' ? value : undefined,
	BOOL: value => typeof value === 'boolean' ? value : undefined,
	NULL: value => value === true ? null : undefined,
	SS: value => isTexts(value) ? value : undefined,
	NS: value => isTexts(value) ? value.map(text => numberOf(text)) : undefined,
	BS: value => isTexts(value) ? value : undefined,
	L: value => Array.isArray(value) ? value.map(one => plainValue(one)) : undefined,
	M: value => isObject(value) ? plainItem(value) : undefined,
};

const plainValue = (value: unknown): unknown => {
	const entries = isObject(value) ? Object.entries(value) : [];
	const [type = '', content] = entries[0] ?? [];
	const plain = entries.length === 1 && Object.hasOwn(types, type) ? types[type]!(content) : undefined;
	if (plain === undefined) {
		throw new Damage('a value in it has no attribute type');
	}

	return plain;
};

/**
Defines each member, so that none of a hostile name sets a prototype.
*/
const plainItem = (item: Members): Members => Object.fromEntries(Object.entries(item).map(([name, value]) => [name, plainValue(value)]));

const member = (item: Members, name: string): unknown => Object.hasOwn(item, name) ? item[name] : undefined;

/**
The attributes that a change set, changed or took away, each with what it was and what it is.
*/
const changesOf = (before: Members, after: Members): Members => Object.fromEntries([...new Set([...Object.keys(before), ...Object.keys(after)])]
	.map((name): [string, Members] => [name, {from: member(before, name), to: member(after, name)}])
	.filter(([, {from, to}]) => !isDeepStrictEqual(from, to)));

const IMAGES = ['Keys', 'NewImage', 'OldImage'] as const;

/**
A change record with plain values; `changed` comes first, if both images are there. Undefined for any other JSON.
*/
const changeRecord = (value: unknown): Content | undefined => {
	if (!isObject(value) || typeof value.eventName !== 'string' || !isObject(value.dynamodb) || !isObject(value.dynamodb.Keys) || Object.hasOwn(value, 'changed')) {
		return undefined;
	}

	const {eventName, tableName, dynamodb, ...rest} = value;
	// An image that is not there is undefined, which JSON leaves out.
	const plain = Object.fromEntries(IMAGES.map((name): [string, unknown] => {
		const image = member(dynamodb, name);
		return [name, isObject(image) ? plainItem(image) : image];
	}));
	const {OldImage: before, NewImage: after} = plain;
	return {
		json: JSON.stringify({
			eventName,
			tableName,
			...(isObject(before) && isObject(after) && {changed: changesOf(before, after)}),
			dynamodb: {...dynamodb, ...plain},
			...rest,
		}),
	};
};

/**
Change records of a table, as Kinesis Data Streams for DynamoDB writes them.
*/
export const dynamodbDecoder = contentDecoder({
	name: 'DynamoDB change',
	firstBytes: OBJECT_BEGINNINGS,
	canDecode: data => isWithFirstMember(data, ['awsRegion', 'eventID', 'eventName', 'eventSource', 'dynamodb', 'tableName', 'userIdentity', 'recordFormat']),
	read(data) {
		let value: unknown;
		try {
			value = parseExactly(decodeUtf8(data) ?? '');
		} catch {
			// JSON of somebody else, or none.
			return undefined;
		}

		return changeRecord(value);
	},
});
